import { expect, test } from 'vitest'
import { networkChoices } from '@/lib/networks/choices'

type Gnt = Parameters<typeof networkChoices>[1][number]
type Stored = Parameters<typeof networkChoices>[2][number]

const gnt = (name: string, mode: string, link: string, changes: Partial<Gnt> = {}): Gnt => ({
  name,
  subnet: '10.0.0.0/24',
  subnet6: null,
  freeCount: 10,
  reservedCount: 2,
  map: 'X..........X',
  connections: [{ group: 'default', mode, link, vlan: '' }],
  ...changes,
})
const stored = (id: number, mode: string, link: string, isDefault = false): Stored => ({
  id,
  description: `Stored ${id}`,
  mode,
  link,
  isDefault,
})
const keys = (...args: Parameters<typeof networkChoices>) => networkChoices(...args).map(({ key }) => key)

test('gnt-networks of the group alone, as they are connected there', () => {
  const both = gnt('both', 'routed', 'r1', {
    connections: [
      { group: 'default', mode: 'routed', link: 'r1' },
      { group: 'fast', mode: 'bridged', link: 'br7' },
    ],
  })
  expect(networkChoices('fast', [both, gnt('one', 'routed', 'r2')], [], true)).toMatchObject([
    { key: 'gnt:both', kind: 'gnt', mode: 'bridged', link: 'br7', free: 10, reserved: 2, subnet: '10.0.0.0/24' },
  ])
})

test('a stored twin lends its description and default, and is no second choice', () => {
  const choices = networkChoices('default', [gnt('public', 'routed', 'r1')], [stored(1, 'routed', 'r1', true)], true)
  expect(choices).toMatchObject([{ key: 'gnt:public', description: 'Stored 1', isDefault: true }])
  const other = networkChoices('default', [gnt('public', 'bridged', 'r1')], [stored(1, 'routed', 'r1', true)], true)
  expect(other).toMatchObject([{ key: 'gnt:public', description: '', isDefault: false }])
})

test('stored bridges are choices of every group, stored routed ones only without gnt-network', () => {
  const rows = [stored(1, 'bridged', 'br1'), stored(2, 'routed', 'r2')]
  expect(keys('any', [], rows, true)).toEqual(['stored:1'])
  expect(keys('any', [], rows, false).sort()).toEqual(['stored:1', 'stored:2'])
  expect(networkChoices('any', [], rows, true)).toMatchObject([
    { kind: 'stored', name: 'Stored 1', free: null, reserved: null, full: false },
  ])
})

test('full is a routed network with a pool and nothing in it', () => {
  const full = (mode: string, changes: Partial<Gnt>) =>
    networkChoices('default', [gnt('n', mode, 'l', changes)], [], true)[0]?.full
  expect(full('routed', { freeCount: 0 })).toBe(true)
  expect(full('routed', { freeCount: 1 })).toBe(false)
  expect(full('routed', { freeCount: 0, map: null })).toBe(false)
  expect(full('bridged', { freeCount: 0 })).toBe(false)
})

test('without a pool nothing is said of what is free', () => {
  expect(networkChoices('default', [gnt('n', 'bridged', 'l', { map: null })], [], true)).toMatchObject([
    { free: null, reserved: null },
  ])
})

test('the default first, then routed by what is free, full ones last', () => {
  const discovered = [
    gnt('full', 'routed', 'r0', { freeCount: 0 }),
    gnt('few', 'routed', 'r1', { freeCount: 3 }),
    gnt('bridge', 'bridged', 'br0', { freeCount: 500 }),
    gnt('many', 'routed', 'r2', { freeCount: 30 }),
    gnt('chosen', 'bridged', 'br1'),
  ]
  expect(keys('default', discovered, [stored(1, 'bridged', 'br1', true), stored(2, 'bridged', 'br9')], true)).toEqual([
    'gnt:chosen',
    'gnt:many',
    'gnt:few',
    'gnt:bridge',
    'stored:2',
    'gnt:full',
  ])
})
