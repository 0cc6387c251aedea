import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { type LiveMessage, publish, subscribe } from '@/lib/live/events'
import { syncFacts } from '@/lib/sync/facts'
import { syncJobs } from '@/lib/sync/jobs'
import { syncSurroundings } from '@/lib/sync/surroundings'
import { testDatabase } from '@/tests/support/database'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

let athens: Simulated
const heard: LiveMessage[] = []
let stop = () => {}
beforeAll(async () => {
  athens = await add('athens', { instances: 4, nodes: 2, networks: 2 })
  await athens.pass()
  stop = subscribe((message) => heard.push(message))
  await vi.waitFor(() => expect(heard).toContainEqual({ kind: 'resync' }))
})
afterAll(() => stop())

/** What is published by this, and nothing that comes after it. */
async function told(work: () => Promise<void>): Promise<LiveMessage['kind'][]> {
  heard.length = 0
  await work()
  await publish(db, { kind: 'site' })
  await expect.poll(() => heard.at(-1)).toEqual({ kind: 'site' })
  return heard.slice(0, -1).map(({ kind }) => kind)
}
const look = async () => syncSurroundings(await athens.mirror())

test('nodes, groups and networks that are as they were are not told', async () => {
  expect(await db.ganetiNetwork.count({ where: { NOT: { connections: { equals: [] } } } })).toBeGreaterThan(0)
  expect(await told(look)).toEqual([])
})

test('free memory is no news but to those who look at figures', async () => {
  await db.node.updateMany({ data: { memoryFree: 7 } })
  expect(await told(look)).toEqual(['figures'])
  expect(await told(look)).toEqual([])
})

test('a node that is set offline is told to everybody', async () => {
  athens.simulator.control.operator.setNode('node2.athens.example.org', { role: 'O' })
  expect(await told(look)).toEqual(['cluster'])
})

test('a job is told when it is new and when it has changed, not at each look', async () => {
  const { control } = athens.simulator
  const jobs = async () => void (await syncJobs(await athens.mirror()))
  await jobs()
  control.pauseJobs()
  const id = control.operator.run('shutdown', { instance_name: 'vm1.example.org' })
  expect(await told(jobs)).toContain('job')
  expect(await told(jobs)).toEqual([])
  control.resumeJobs()
  await control.jobEnded(id)
  expect(await told(jobs)).toContain('job')
})

test('of facts that are as they were only the time is told that the answer took', async () => {
  const facts = async () => syncFacts(await athens.mirror())
  expect(await told(facts)).toEqual(['figures'])
  await db.clusterState.updateMany({ data: { softwareVersion: '2.16.0' } })
  expect(await told(facts)).toEqual(['cluster'])
})
