import fc from 'fast-check'
import { expect, test } from 'vitest'
import { actIdIn, reasonOf } from '@/lib/acts/reason'
import { ACT_STATES, isEnded, stateAfter } from '@/lib/acts/state'

test('B5: a job’s end is the act’s, and a canceled one is no success', () => {
  expect(stateAfter('success')).toBe('success')
  expect(stateAfter('error')).toBe('error')
  expect(stateAfter('canceled')).toBe('canceled')
  for (const open of ['queued', 'waiting', 'canceling', 'running'] as const) expect(stateAfter(open)).toBe('submitted')
})

test('all but two states are ends', () => {
  expect(ACT_STATES.filter((state) => !isEnded(state))).toEqual(['intended', 'submitted'])
})

test('the act is found in the reason that was written, whoever asked', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.string(), fc.array(fc.string()), (id, username, others) => {
      const trail = [{ text: reasonOf(id, username) }, ...others.map((text) => ({ text }))]
      expect(actIdIn(trail)).toBe(id)
    }),
    { seed: 6 },
  )
})

test('in other reasons there is none', () => {
  for (const text of [
    '',
    'job=1;index=0',
    'act of kindness',
    'act 0190-1',
    'react 01234567-89ab-cdef-0123-456789abcdef',
  ])
    expect(actIdIn([{ text }]), text).toBeNull()
  expect(actIdIn([])).toBeNull()
})
