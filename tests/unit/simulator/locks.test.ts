import { expect, test } from 'vitest'
import { JobQueue } from '../../../simulator/jobs/queue'
import type { Job, JobStatus } from '../../../simulator/jobs/types'
import { buildCluster } from '../../../simulator/model/build'
import { lockRows } from '../../../simulator/query/lock-fields'
import { makeRandom } from '../../../simulator/random'

function job(id: number, status: JobStatus): Job {
  const times = { startedAt: null, executedAt: null, endedAt: null }
  const op = { input: { OP_ID: 'OP_INSTANCE_REBOOT' }, status, result: null, log: [], ...times }
  return { id, ops: [op], receivedAt: 1, startedAt: 1, endedAt: null, archived: false, locks: ['instance/vm1'] }
}

test('a lock has one owner, and shows who waits', () => {
  const queue = new JobQueue({ cluster: buildCluster({}, () => 1), clock: () => 1, random: makeRandom(1), speed: 1 })
  expect(lockRows(queue)).toEqual([])
  const [first, second] = [job(7, 'running'), job(8, 'waiting')]
  for (const one of [first, second]) queue.jobs.set(one.id, one)
  expect([queue.locks.tryTake(first), queue.locks.tryTake(second)]).toEqual([true, false])
  expect(lockRows(queue)).toEqual([
    { name: 'cluster/BGL', mode: 'shared', owner: ['7'], pending: [] },
    { name: 'instance/vm1', mode: 'exclusive', owner: ['7'], pending: [['exclusive', ['8']]] },
  ])
  queue.locks.release(first)
  expect(queue.locks.tryTake(second)).toBe(true)
})
