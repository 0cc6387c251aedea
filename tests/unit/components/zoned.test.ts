import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromLocal, toLocal } from '@/components/forms/zoned'

test('a time of day and back, in summer and winter', () => {
  expect(toLocal('2026-11-22T12:00:00.000Z', 'Europe/Athens')).toBe('2026-11-22T14:00')
  expect(toLocal('2026-07-22T12:00:00.000Z', 'Europe/Athens')).toBe('2026-07-22T15:00')
  expect(fromLocal('2026-07-22T15:00', 'Europe/Athens')).toBe('2026-07-22T12:00:00.000Z')
  expect(fromLocal('', 'UTC')).toBeNull()
})

test('what is shown is what is kept, but for the hour that the clocks repeat', () => {
  const zones = fc.constantFrom('UTC', 'Europe/Athens', 'Asia/Kathmandu', 'America/St_Johns')
  const minute = fc.integer({ min: 29_000_000, max: 31_000_000 })
  fc.assert(
    fc.property(minute, zones, (at, zone) => {
      const local = toLocal(new Date(at * 60_000).toISOString(), zone)
      expect(toLocal(fromLocal(local, zone) ?? '', zone)).toBe(local)
    }),
    { seed: 5 },
  )
})
