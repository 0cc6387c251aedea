import { expect, test } from 'vitest'
import { faceOf } from '@/lib/instances/display-state'

const face = (status: string, adminState = 'up', operState: boolean | null = null) => {
  const { state, shouldBe } = faceOf({ status, adminState, operState })
  return shouldBe ? `${state}, should be ${shouldBe}` : state
}

test('Ganeti’s words in those of people', () => {
  expect(face('running', 'up', true)).toBe('running')
  expect(face('ADMIN_down', 'down', false)).toBe('stopped')
  expect(face('USER_down', 'up', false)).toBe('stopped')
  expect(face('ERROR_up', 'down', true)).toBe('running, should be stopped')
  expect(face('ERROR_down', 'up', false)).toBe('stopped, should be running')
  expect(face('ERROR_nodedown')).toBe('nodeDown')
  expect(face('ERROR_nodeoffline')).toBe('nodeDown')
  expect(face('ERROR_wrongnode')).toBe('error')
  expect(face('unknown')).toBe('unknown')
  expect(face('something new')).toBe('error')
})

test('B14: taken offline is stopped, and need not run', () => {
  expect(face('ADMIN_offline', 'offline', false)).toBe('stopped')
  expect(face('ADMIN_offline', 'offline', null)).toBe('stopped')
  expect(face('ADMIN_offline', 'offline', true)).toBe('running, should be stopped')
  expect(face('ERROR_down', 'offline', false)).toBe('stopped')
})
