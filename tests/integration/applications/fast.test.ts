import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { createDirectly } from '@/lib/applications/create-directly'
import { formData } from '@/lib/applications/form-data'
import { readApplication } from '@/lib/applications/queries'
import { db } from '@/lib/db/client'
import { readInstance } from '@/lib/instances/queries'
import { testDatabase } from '@/tests/support/database'
import { person, refusal, wish } from '@/tests/support/fixtures'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

let fast: Simulated
let slow: Simulated
let quick: UserCtx
beforeAll(async () => {
  fast = await add('fast', {}, { fastCreate: true })
  slow = await add('slow', {})
  await fast.pass()
  await slow.pass()
  quick = await person('quick', { rights: ['fast_create'] })
})

const on = (clusterId: number) => ({
  clusterId,
  nodeGroup: 'default',
  network: 'gnt:public',
  diskTemplate: 'file',
  volumeGroup: '',
  hypervisor: '',
  start: true,
})

test('with the right, and a cluster that allows it, there is no review', async () => {
  const { id, submission } = await createDirectly(quick, wish('quick.example.org'), on(fast.id))
  if (submission.state !== 'submitted') throw new Error(JSON.stringify(submission))
  await fast.simulator.control.jobEnded(submission.jobId)
  await fast.follow()
  const { status, events } = await readApplication(quick, id)
  expect(status).toBe('created')
  expect(events.map(({ kind }) => kind)).toEqual(['filed', 'approved', 'submitted', 'created'])
  expect(await readInstance(quick, 'fast', 'quick.example.org')).toMatchObject({
    face: { state: 'running' },
    owners: ['quick'],
  })
  expect(await db.mail.count({ where: { key: { contains: ':approved:' } } })).toBe(0)
})

test('without the right, or on a cluster that does not allow it, nothing is filed', async () => {
  const local = await person('local', { rights: [['fast_create', 'slow']] })
  const nobody = await person('nobody')
  const refused = [
    createDirectly(quick, wish('x1.example.org'), on(slow.id)),
    createDirectly(local, wish('x2.example.org'), on(fast.id)),
    createDirectly(local, wish('x3.example.org'), on(slow.id)),
    createDirectly(nobody, wish('x4.example.org'), on(fast.id)),
  ]
  for (const one of await Promise.all(refused.map(refusal)))
    expect(one).toMatchObject({ code: 'forbidden', reason: 'fast_create_forbidden' })
  expect(await db.application.count({ where: { hostname: { startsWith: 'x' } } })).toBe(0)
})

test('a cluster that is none is refused beside its field', async () => {
  for (const clusterId of [0, 99_999, 2 ** 40, 'x', Number.NaN]) {
    const refused = await refusal(createDirectly(quick, wish('y.example.org'), { ...on(fast.id), clusterId }))
    expect(Object.keys(refused.fields), String(clusterId)).toEqual(['clusterId'])
  }
})

test('the limits of the form hold here too, and a bad placement leaves nothing filed', async () => {
  const tooBig = await refusal(createDirectly(quick, wish('z.example.org', { memory: 9999 }), on(fast.id)))
  expect(tooBig.fields).toEqual({ memory: 'memory_not_offered' })
  const elsewhere = { ...on(fast.id), nodeGroup: 'nowhere' }
  const misplaced = await refusal(createDirectly(quick, wish('z.example.org'), elsewhere))
  expect(misplaced.fields).toEqual({ nodeGroup: 'node_group_not_offered' })
  expect(await db.application.count({ where: { hostname: 'z.example.org' } })).toBe(0)
  expect(await db.mail.count({ where: { subject: { contains: 'z.example.org' } } })).toBe(0)
})

test('pressed twice it is created once', async () => {
  const both = await Promise.allSettled([
    createDirectly(quick, wish('twice.example.org'), on(fast.id)),
    createDirectly(quick, wish('twice.example.org'), on(fast.id)),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const asked = fast.simulator.control.requests().filter(({ body }) => body.includes('"twice.example.org"'))
  expect(asked).toHaveLength(1)
})

test('the form offers it where it is allowed', async () => {
  expect((await formData(quick)).fast.map(({ slug }) => slug)).toEqual(['fast'])
  expect((await formData(await person('none'))).fast).toEqual([])
  expect((await formData(await person('root', { superuser: true }))).fast.map(({ slug }) => slug)).toEqual(['fast'])
})
