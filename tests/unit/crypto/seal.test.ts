import { randomBytes } from 'node:crypto'
import { beforeEach, expect, test, vi } from 'vitest'

const KEY = randomBytes(32).toString('hex')
const OTHER = randomBytes(32).toString('hex')

async function sealing(key: string, old = '') {
  vi.resetModules()
  process.env.ENCRYPTION_KEY = key
  process.env.ENCRYPTION_KEYS_OLD = old
  return import('@/lib/crypto/seal')
}

beforeEach(() => {
  process.env.DATABASE_URL = 'postgresql://nowhere/x'
  process.env.AUTH_SECRET = 'x'.repeat(32)
})

test('what is sealed opens again, and is never sealed alike', async () => {
  const { seal, open } = await sealing(KEY)
  for (const plain of ['', 'κωδικός', 'x'.repeat(100_000)]) expect(open(seal(plain))).toBe(plain)
  expect(seal('a')).not.toBe(seal('a'))
  expect(seal('a')).toMatch(/^v1:[\w-]{8}:[\w-]+$/)
})

test('a changed value does not open, wherever it was changed', async () => {
  const { seal, open } = await sealing(KEY)
  const [version, id, body = ''] = seal('secret').split(':')
  const bytes = Buffer.from(body, 'base64url')
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => open(`${version}:${id}:${changed.toString('base64url')}`)).toThrow('The sealed value was changed')
  }
})

test('an old key opens, and only while it is configured', async () => {
  const sealed = (await sealing(KEY)).seal('secret')
  expect((await sealing(OTHER, KEY)).open(sealed)).toBe('secret')
  const { open } = await sealing(OTHER)
  expect(() => open(sealed)).toThrow('not configured')
})

test.each(['', 'v1', 'v2:a:b', 'v1:xxxxxxxx:AAAA', 'plain'])('%j is not a sealed value', async (text) => {
  const { open } = await sealing(KEY)
  expect(() => open(text)).toThrow()
})
