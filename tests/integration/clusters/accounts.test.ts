import { beforeEach, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { rapiFor } from '@/lib/clusters/rapi'
import { editCluster } from '@/lib/clusters/save-cluster'
import { watchWriteAccess } from '@/lib/clusters/write-access'
import { db } from '@/lib/db/client'
import { startInstance } from '@/lib/instances/power'
import { synchronise } from '@/lib/sync/once'
import { testDatabase } from '@/tests/support/database'
import { person, system } from '@/tests/support/fixtures'
import { connectionTo, type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

const two = { readUser: 'reader', readPassword: 'reader-secret' }
/** Whoever opens it throws. */
const UNOPENABLE = 'of no key that there is'
const place = { cluster: '', name: 'i1.example.org' }

let admin: UserCtx
let cluster: Simulated
let count = 0
beforeEach(async () => {
  admin = await person(`admin${++count}`, { superuser: true })
  place.cluster = `athens${count}`
  cluster = await add(place.cluster, { instances: 2, instanceName: (i) => `i${i}.example.org` }, two)
})

const row = () => db.cluster.findUniqueOrThrow({ where: { id: cluster.id }, include: { state: true } })
const change = (data: { rapiPassword: string } | { readPassword: string }) =>
  db.cluster.update({ where: { id: cluster.id }, data: { ...data, version: { increment: 1 } } })

test('what mirrors never opens the secret of the account that writes', async () => {
  await change({ rapiPassword: UNOPENABLE })
  await cluster.pass()
  expect(await synchronise(cluster.slug)).toMatchObject([{ failure: null, instances: 2 }])
  await expect(async () => rapiFor(await row(), 'write')).rejects.toThrow()
})

test('what acts never opens the secret of the account that reads', async () => {
  await cluster.pass()
  await change({ readPassword: UNOPENABLE })
  expect(await startInstance(admin, place)).toBeDefined()
  expect(await db.act.findFirstOrThrow({ where: { clusterId: cluster.id } })).toMatchObject({ state: 'submitted' })
  await expect(async () => rapiFor(await row(), 'read')).rejects.toThrow()
})

test('one account does all, as before', async () => {
  await db.cluster.update({ where: { id: cluster.id }, data: { readUser: '', readPassword: null } })
  expect(rapiFor(await row(), 'read')).toBe(rapiFor(await row(), 'write'))
  await cluster.pass()
  expect((await row()).state).toMatchObject({ access: 'write' })
})

test('the mirror’s own account says nothing of what may be done; the other is asked beside it', async () => {
  await cluster.pass()
  expect((await row()).state).toMatchObject({ health: 'answers', access: null })
  const watch = watchWriteAccess()
  await watch(await row())
  expect((await row()).state).toMatchObject({ access: 'write' })
  const { simulator } = cluster
  const input = { ...connectionTo(simulator), ...two, slug: cluster.slug, rapiPassword: 'no longer' }
  await editCluster(system(), cluster.id, input)
  await watch(await row())
  expect((await row()).state).toMatchObject({ health: 'answers', access: 'none' })
})

test('a refusal of the mirror tells which of the two accounts it is about', async () => {
  const input = { ...connectionTo(cluster.simulator), ...two, slug: cluster.slug, readPassword: 'no longer' }
  await editCluster(system(), cluster.id, input)
  await synchronise(cluster.slug)
  expect((await row()).state).toMatchObject({ health: 'reader_unauthorized' })
})
