import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPublicAddress } from '@/lib/net/public-address'

const byte = fc.integer({ min: 0, max: 255 })
const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16))
const seed = { seed: 20261122 }

test.each(['8.8.8.8', '147.102.222.210', '2001:648:2000:de::210', '2606:4700::1111'])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

test.each([
  '127.0.0.1',
  '10.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '255.255.255.255',
  '224.0.0.1',
  '198.18.9.10',
  '192.0.2.1',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '::7f00:1',
  '64:ff9b::7f00:1',
  '64:ff9b:1::1',
  '2002:7f00:1::',
  '2001::1',
  'fe80::1',
  'fe80::1%eth0',
  'fc00::1',
  'fd12:3456::1',
  'ff02::1',
  'fec0::1',
  '2001:db8::1',
  'localhost',
  '',
])('%s is not', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test('nothing of a private range is public, however it is written', () => {
  fc.assert(
    fc.property(byte, byte, byte, (a, b, c) => {
      const inside = [`10.${a}.${b}.${c}`, `127.${a}.${b}.${c}`, `192.168.${b}.${c}`, `172.${16 + (a % 16)}.${b}.${c}`]
      return inside.every((address) => !isPublicAddress(address) && !isPublicAddress(`::ffff:${address}`))
    }),
    seed,
  )
})

test('no IPv6 address outside of 2000::/3 is public', () => {
  fc.assert(
    fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
      const unicast = Number.parseInt(groups[0] ?? '0', 16) >> 13 === 1
      return unicast || !isPublicAddress(groups.join(':'))
    }),
    seed,
  )
})
