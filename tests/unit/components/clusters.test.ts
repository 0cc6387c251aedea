import { describe, expect, test } from 'vitest'
import { faceOf, kindOf } from '@/components/clusters/cluster-face'
import { groupsOf } from '@/components/clusters/fingerprint-groups'

const since = new Date('2026-11-22T10:03:00Z')
const cluster = (change: Partial<Parameters<typeof faceOf>[0]> = {}, health = 'answers') => ({
  disabled: false,
  tls: true,
  trust: 'pin',
  fingerprint: 'AA',
  state: { health, failingSince: health === 'answers' ? null : since, roundTripMs: 38 },
  ...change,
})

describe('the face of a cluster', () => {
  test.each([
    [cluster(), { health: 'answers', ms: 38 }, 'answers'],
    [cluster({ disabled: true }), { health: 'disabled' }, 'disabled'],
    [cluster({ fingerprint: null }), { health: 'untrusted' }, 'waits'],
    [cluster({ state: null }), { health: 'unknown' }, 'waits'],
    [cluster({}, 'refused'), { health: 'unreachable', since: since.toISOString() }, 'fails'],
    [cluster({}, 'tls_mismatch'), { health: 'mismatch' }, 'fails'],
    [cluster({}, 'unauthorized'), { health: 'unauthorized' }, 'fails'],
    [cluster({}, 'malformed'), { health: 'notRapi' }, 'fails'],
  ])('%#', (known, face, kind) => {
    expect(faceOf(known)).toEqual(face)
    expect(kindOf(faceOf(known))).toBe(kind)
  })
})

test('a fingerprint is shown four bytes at a time', () => {
  const bytes = Array.from({ length: 32 }, (_, at) => at.toString(16).padStart(2, '0').toUpperCase())
  expect(groupsOf(bytes.join(':')).map(({ text }) => text)).toEqual([
    '00:01:02:03',
    '04:05:06:07',
    '08:09:0A:0B',
    '0C:0D:0E:0F',
    '10:11:12:13',
    '14:15:16:17',
    '18:19:1A:1B',
    '1C:1D:1E:1F',
  ])
})
