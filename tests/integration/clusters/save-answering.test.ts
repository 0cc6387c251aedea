import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { addAnsweringCluster, editAnsweringCluster } from '@/lib/clusters/save-answering'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/tests/support/database'
import { person, refusal } from '@/tests/support/fixtures'
import { freePort } from '@/tests/support/ports'
import { connectionTo, simulators } from '@/tests/support/simulated'

testDatabase()
const { start } = simulators()

let admin: UserCtx
beforeAll(async () => {
  admin = await person('admin', { rights: ['manage_clusters'] })
})

const closed = async () => ({ hostname: '127.0.0.1', port: await freePort(), tls: false })
const slugs = async () => (await db.cluster.findMany()).map(({ slug }) => slug)

test('one that does not answer as entered is not added, and the field is named', async () => {
  const simulator = await start()
  const right = { ...connectionTo(simulator), slug: 'refused' }
  for (const [input, fields] of [
    [{ ...right, rapiPassword: 'wrong' }, { rapiPassword: 'rapi_password_refused' }],
    [{ ...right, fingerprint: '' }, { fingerprint: 'fingerprint_unconfirmed' }],
    [{ ...right, rapiUser: '', rapiPassword: '', fingerprint: '' }, { fingerprint: 'fingerprint_unconfirmed' }],
    [{ ...right, trust: 'ca' as const, caPem: simulator.certificate ?? '' }, { hostname: 'certificate_other_host' }],
    [{ ...right, ...(await closed()) }, { port: 'connection_refused' }],
    [{ ...right, caPem: '-----BEGIN CERTIFICATE-----\nnot at all' }, { caPem: 'ca_invalid' }],
  ] as const)
    expect((await refusal(addAnsweringCluster(admin, input))).fields).toEqual(fields)
  expect(await slugs()).toEqual([])
})

test('one that does not answer yet can be kept as disabled, and enabled once it answers', async () => {
  const { id } = await addAnsweringCluster(admin, { ...(await closed()), slug: 'later', disabled: true })
  const enabling = editAnsweringCluster(admin, id, { ...(await closed()), slug: 'later' })
  expect((await refusal(enabling)).fields).toEqual({ port: 'connection_refused' })
  await editAnsweringCluster(admin, id, { ...connectionTo(await start()), slug: 'later' })
  expect(await db.cluster.findUnique({ where: { id } })).toMatchObject({ disabled: false })
})

test('what is not the connection is edited during an outage, too', async () => {
  const simulator = await start()
  const input = { ...connectionTo(simulator), slug: 'outage' }
  const { id } = await addAnsweringCluster(admin, input)
  await simulator.stop()
  await editAnsweringCluster(admin, id, { ...input, rapiPassword: '', description: 'Patras' })
  expect(await db.cluster.findUnique({ where: { id } })).toMatchObject({ description: 'Patras' })
  const renamed = editAnsweringCluster(admin, id, { ...input, rapiUser: 'reader', rapiPassword: 'reader-secret' })
  expect((await refusal(renamed)).fields).toEqual({ port: 'connection_refused' })
})

test('only by who may manage clusters', async () => {
  const simulator = await start()
  const adding = addAnsweringCluster(await person('nobody'), { ...connectionTo(simulator), slug: 'theirs' })
  expect((await refusal(adding)).code).toBe('forbidden')
  expect(simulator.control.requests()).toEqual([])
})
