import { expect, test } from 'vitest'
import { exclusive, type Lock, makeLocks, shared } from '../../../simulator/jobs/locks'
import { JobQueue } from '../../../simulator/jobs/queue'
import type { Job, JobStatus } from '../../../simulator/jobs/types'
import { buildCluster } from '../../../simulator/model/build'
import { lockRows } from '../../../simulator/query/lock-fields'
import { makeRandom } from '../../../simulator/random'

function job(id: number, locks: Lock[], status: JobStatus = 'waiting'): Job {
  const times = { startedAt: 1, executedAt: null, endedAt: null }
  const op = { input: { OP_ID: 'OP_INSTANCE_REBOOT' }, status, result: null, log: [], ...times }
  return { id, ops: [op], receivedAt: 1, startedAt: 1, endedAt: null, archived: false, locks }
}

test('a lock shows its owner, and who waits for it', () => {
  const queue = new JobQueue({ cluster: buildCluster({}, () => 1), clock: () => 1, random: makeRandom(1), speed: 1 })
  expect(lockRows(queue)).toEqual([])
  const [first, second] = [7, 8].map((id) => job(id, exclusive('instance/vm1', 'node/n1')))
  for (const one of [first, second]) if (one) queue.jobs.set(one.id, one)
  expect([first, second].map((one) => one && queue.locks.take(one))).toEqual([true, false])
  expect(lockRows(queue)).toEqual([
    { name: 'cluster/BGL', mode: 'shared', owner: ['7', '8'], pending: [] },
    { name: 'cluster/[lockset]', mode: null, owner: [], pending: [] },
    { name: 'instance/[lockset]', mode: null, owner: [], pending: [] },
    { name: 'instance/vm1', mode: 'exclusive', owner: ['7'], pending: [['exclusive', ['8']]] },
    { name: 'node/[lockset]', mode: null, owner: [], pending: [] },
    { name: 'node/n1', mode: 'exclusive', owner: ['7'], pending: [] },
  ])
  if (first) queue.locks.release(first)
  expect(second && queue.locks.take(second)).toBe(true)
})

test.each<[string, Lock[], Lock[], boolean]>([
  ['two that read', shared('node/n1'), shared('node/n1'), true],
  ['one that reads what another writes', exclusive('node/n1'), shared('node/n1'), false],
  ['one that wants all, while one is held', shared('node/n1'), exclusive('node/[lockset]'), false],
  ['one of a level that is held as a whole', exclusive('node/[lockset]'), shared('node/n1'), false],
  ['a level of its own', exclusive('node/[lockset]'), exclusive('node-res/n1'), true],
])('%s', (_, held, wanted, both) => {
  const locks = makeLocks()
  expect(locks.take(job(1, held))).toBe(true)
  expect(locks.take(job(2, wanted))).toBe(both)
})

test('what came first is held while the rest is waited for', () => {
  const locks = makeLocks()
  locks.take(job(1, exclusive('node/n1')))
  const second = job(2, exclusive('node/n1', 'instance/vm1'))
  expect(locks.take(second)).toBe(false)
  expect(locks.held()).toContainEqual({ name: 'instance/vm1', mode: 'exclusive', owners: [2] })
  expect(locks.pendingOf(second)).toEqual(exclusive('node/n1'))
})

test('what is not needed any more is free for others', () => {
  const locks = makeLocks()
  const first = job(1, exclusive('node/[lockset]'))
  locks.take(first)
  const second = job(2, exclusive('node/n2'))
  expect(locks.take(second)).toBe(false)
  first.locks = exclusive('node/n1')
  locks.narrow(first)
  expect(locks.take(second)).toBe(true)
})
