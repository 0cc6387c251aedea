import { expect, test } from 'vitest'
import { dummyVerify, hashPassword, verifyPassword } from '@/lib/crypto/password'

const RIGHT = { ok: true, rehash: false }
const WRONG = { ok: false, rehash: false }
const OLD = { ok: true, rehash: true }

test('a new hash is argon2id and takes its own password only', async () => {
  const hash = await hashPassword('κωδικός 1')
  expect(hash).toMatch(/^\$argon2id\$/)
  expect(await verifyPassword(hash, 'κωδικός 1')).toEqual(RIGHT)
  expect(await verifyPassword(hash, 'κωδικός 2')).toEqual(WRONG)
  expect(await hashPassword('κωδικός 1')).not.toBe(hash)
})

// Made by Django's PBKDF2PasswordHasher and PBKDF2SHA1PasswordHasher.
const SHA256 = 'pbkdf2_sha256$12000$seasalt$Ybw8zsFxqja97tY/o6G+Fy1ksY4U/Hw3DRrGED6Up4s='
const SHA1 = 'pbkdf2_sha1$12000$seasalt2$JeMRVfjjgtWw3/HzlnlfqBnQ6CA='

test.each([SHA256, SHA1])('a hash of Django is right once, and then to be replaced: %s', async (hash) => {
  expect(await verifyPassword(hash, 'lètmein')).toEqual(OLD)
  expect(await verifyPassword(hash, 'letmein')).toEqual(WRONG)
})

test('a weaker argon2 is to be replaced', async () => {
  const weak = '$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$' + '6kYRkN1LYsUoLTtCrDgqcPnAcU0VPHVGG4Xh7BQqnqM'
  expect(await verifyPassword(weak, 'anything')).toEqual(WRONG)
  const { hash } = await import('@node-rs/argon2')
  expect(await verifyPassword(await hash('x', { memoryCost: 4096, timeCost: 1 }), 'x')).toEqual(OLD)
})

test.each(['', '!', 'plain', '$argon2id$broken', 'pbkdf2_sha256$0$salt$AAAA', 'pbkdf2_sha256$99999999$s$AAAA'])(
  'what is not a hash is never right: %j',
  async (stored) => expect(await verifyPassword(stored, stored)).toEqual(WRONG),
)

test('a password of megabytes is not even hashed', async () => {
  const hash = await hashPassword('x')
  expect(await verifyPassword(hash, 'x'.repeat(5000))).toEqual(WRONG)
})

test('a user who does not exist costs a verification too', () => expect(dummyVerify('x')).resolves.toBeUndefined())
