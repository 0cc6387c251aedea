import { expect, test } from 'vitest'
import { hashToken, randomToken, safeEqual } from '@/lib/crypto/token'

test('tokens are of the length asked for, and differ', () => {
  expect(randomToken()).toMatch(/^[\w-]{43}$/)
  expect(Buffer.from(randomToken(16), 'base64url')).toHaveLength(16)
  expect(new Set(Array.from({ length: 100 }, () => randomToken())).size).toBe(100)
})

test('the hash of a token is SHA-256', () => {
  expect(Buffer.from(hashToken('abc'), 'base64url').toString('hex')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
})

test('equality, of different lengths too', () => {
  expect(safeEqual('token', 'token')).toBe(true)
  expect(safeEqual('token', 'tokem')).toBe(false)
  expect(safeEqual('token', 'tokens')).toBe(false)
  expect(safeEqual('', '')).toBe(true)
})
