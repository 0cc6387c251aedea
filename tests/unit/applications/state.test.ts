import { expect, test } from 'vitest'
import {
  APPLICATION_STATUSES,
  type ApplicationStep,
  after,
  allows,
  isStatus,
  OPEN_STATUSES,
  WAITING_STATUSES,
} from '@/lib/applications/state'

const TABLE: Record<ApplicationStep, string> = {
  edit: 'pending > pending',
  withdraw: 'pending > withdrawn',
  reject: 'pending failed > rejected',
  approve: 'pending failed > approved',
  submit: 'approved > submitted',
  fail: 'approved submitted > failed',
  create: 'approved submitted > created',
}

test('S6: each step from where it may be taken, and from nowhere else', () => {
  for (const step of Object.keys(TABLE) as ApplicationStep[]) {
    const from = APPLICATION_STATUSES.filter((status) => allows(status, step))
    expect(`${from.join(' ')} > ${after(step)}`).toBe(TABLE[step].replace('failed submitted', 'submitted failed'))
  }
})

test('created, rejected and withdrawn are ends', () => {
  for (const end of ['created', 'rejected', 'withdrawn', 'nonsense'])
    for (const step of Object.keys(TABLE) as ApplicationStep[]) expect(allows(end, step)).toBe(false)
})

test('what waits for a decision is open', () => {
  for (const status of WAITING_STATUSES) expect(OPEN_STATUSES).toContain(status)
  for (const status of WAITING_STATUSES) expect(allows(status, 'approve')).toBe(true)
  expect(isStatus('pending')).toBe(true)
  expect(isStatus('Pending')).toBe(false)
})
