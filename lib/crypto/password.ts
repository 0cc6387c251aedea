import { pbkdf2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { hash, verify } from '@node-rs/argon2'

/** OWASP's least for argon2id: 19 MiB, two passes. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const CURRENT = `$argon2id$v=19$m=${ARGON2.memoryCost},t=${ARGON2.timeCost},p=${ARGON2.parallelism}$`
const MAX_LENGTH = 4096
const MAX_ITERATIONS = 5_000_000

/** `rehash`: right, but not kept as hashPassword would today; write the new hash. */
export type Verification = { ok: boolean; rehash: boolean }

export const hashPassword = (password: string): Promise<string> => hash(password, ARGON2)

/** Knows argon2 and Django's pbkdf2_sha256 and pbkdf2_sha1; anything else, Django's unusable "!" too, is never right. */
export async function verifyPassword(stored: string, password: string): Promise<Verification> {
  if (password.length > MAX_LENGTH) return { ok: false, rehash: false }
  const ok = stored.startsWith('$argon2') ? await verifyArgon2(stored, password) : await verifyDjango(stored, password)
  return { ok, rehash: ok && !stored.startsWith(CURRENT) }
}

let dummy: Promise<string> | undefined

/** Takes as long as verifyPassword, for a user who does not exist. */
export async function dummyVerify(password: string): Promise<void> {
  dummy ??= hashPassword('nobody has this password')
  await verifyPassword(await dummy, password)
}

async function verifyArgon2(stored: string, password: string): Promise<boolean> {
  try {
    return await verify(stored, password)
  } catch {
    return false // not a hash
  }
}

/** `pbkdf2_sha256$ITERATIONS$SALT$BASE64` */
async function verifyDjango(stored: string, password: string): Promise<boolean> {
  const [, digest, rounds, salt, encoded] = /^pbkdf2_(sha256|sha1)\$(\d{1,7})\$([^$]+)\$([\w+/=]+)$/.exec(stored) ?? []
  if (!digest || !salt || !encoded) return false
  const iterations = Number(rounds)
  if (iterations < 1 || iterations > MAX_ITERATIONS) return false
  const expected = Buffer.from(encoded, 'base64')
  const found = await promisify(pbkdf2)(password, salt, iterations, digest === 'sha1' ? 20 : 32, digest)
  return found.length === expected.length && timingSafeEqual(found, expected)
}
