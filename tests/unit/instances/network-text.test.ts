import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compressNetwork, wrongNetwork } from '@/lib/instances/network-text'

const limits = { whitelistMinPrefixV4: 26, whitelistMinPrefixV6: 64 }
const codeOf = (text: string) => wrongNetwork(text, limits)?.code ?? null

test.each([
  ['192.0.2.0/26', null],
  ['192.0.2.7', null],
  ['2001:db8::/64', null],
  ['2001:db8::1', null],
  ['192.0.2.0/25', 'network_too_wide'],
  ['2001:db8::/63', 'network_too_wide'],
  ['0.0.0.0/32', 'network_invalid'],
  ['::/64', 'network_invalid'],
  ['192.0.2/28', 'network_invalid'],
  ['010.0.0.1/32x', 'network_invalid'],
  ['192.0.2.0/33', 'network_invalid'],
  ['example.org', 'network_invalid'],
])('%s: %s', (text, code) => {
  expect(codeOf(text)).toBe(code)
})

test.each([
  ['192.0.2.77/28', '192.0.2.64/28'],
  ['192.0.2.77', '192.0.2.77/32'],
  ['2001:0db8:0000:0007:0000:0000:0000:0001/64', '2001:db8:0:7::/64'],
])('%s is written %s', (text, short) => {
  expect(compressNetwork(text)).toBe(short)
})

test('what is compressed is a network of the same width, and stays as it is', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })),
        fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })),
      ),
      ([ip, prefix]) => {
        const short = compressNetwork(`${ip}/${prefix}`)
        expect(short.endsWith(`/${prefix}`)).toBe(true)
        expect(compressNetwork(short)).toBe(short)
        expect(short).toMatch(/^[\w.:/]{1,60}$/)
      },
    ),
    { seed: 4 },
  )
})
