import { expect, test } from 'vitest'
import { createRapi } from '@/lib/rapi/client'
import { json, serve } from './server'

/** A server that answers queries with these rows, given as values by field; an absent field is unknown to it. */
async function answering(...answers: Record<string, unknown>[][]) {
  const { target, seen } = await serve((response, { body }, count) => {
    const { fields } = JSON.parse(body) as { fields: string[] }
    const rows = answers[count - 1] ?? []
    json(response, { data: rows.map((row) => fields.map((field) => (field in row ? [0, row[field]] : [1, null]))) })
  })
  return { rapi: createRapi(target), filters: () => seen.map(({ body }) => JSON.parse(body).qfilter), seen }
}

const instance = { name: 'a', uuid: 'u', beparams: { vcpus: 1 }, hypervisor: 'kvm', serial_no: 1 }

test('instances changed since a moment: asked by the second, as Ganeti must, and given to the fraction', async () => {
  const rows = [100.2, 100.5, 100.7].map((mtime) => ({ ...instance, mtime }))
  const { rapi, filters } = await answering(rows)
  const changed = await rapi.instances.configuration({ changedSince: 100.5 })
  expect(changed.map(({ mtime }) => mtime)).toEqual([100.7])
  expect(filters()).toEqual([['>', 'mtime', 100]])
})

test('no secrets of instances or paths of their disks are asked for', async () => {
  const { rapi, seen } = await answering([instance])
  await rapi.instances.configuration()
  expect(seen[0]?.body).not.toContain('osparams')
  expect(seen[0]?.body).not.toContain('password')
})

test('the state of no instances is not asked for', async () => {
  const { rapi, seen } = await answering([])
  expect(await rapi.instances.live([])).toEqual([])
  expect(seen).toHaveLength(0)
})

test('jobs after one and those of some ids: one request, and one more for those that are archived', async () => {
  const done = (id: number) => ({ id, status: 'success' })
  const { rapi, filters } = await answering([done(12), done(11), done(7)], [done(2)])
  const jobs = await rapi.jobs.query({ afterId: 10, ids: [2, 7, 7, 11] })
  expect(jobs.map(({ id }) => id)).toEqual([2, 7, 11, 12])
  expect(filters()).toEqual([
    ['|', ['>', 'id', 10], ['=', 'id', 2], ['=', 'id', 7]],
    ['|', ['=', 'id', 2]],
  ])
})

test('an answer that is no query result is malformed', async () => {
  const { target } = await serve((response) => json(response, { data: [[[0, 5]]] }))
  await expect(createRapi(target).instances.names()).rejects.toMatchObject({ kind: 'malformed' })
})

test('rows that are not read yet are told apart, and one that is wrong is told when it is read', async () => {
  const { rapi } = await answering([instance, { ...instance, name: 'b' }, { name: 'c' }], [instance])
  const [first, second, wrong] = await rapi.instances.unread()
  const [again] = await rapi.instances.unread()
  expect(again?.digest).toBe(first?.digest)
  expect(second?.digest).not.toBe(first?.digest)
  expect(second?.read()).toMatchObject({ name: 'b', hypervisor: 'kvm' })
  expect(() => wrong?.read()).toThrow(expect.objectContaining({ kind: 'malformed' }))
})

test('a write goes to its place, with its reason and nothing undefined', async () => {
  const { target, seen } = await serve((response) => json(response, '8'))
  const { instances } = createRapi(target)
  const reason = 'by anna'
  expect(await instances.shutdown('a.b', { reason, timeoutS: 5 })).toBe(8)
  await instances.startup('a.b', { reason })
  await instances.reboot('a.b', { reason, type: 'hard' })
  await instances.removeTags('a.b', ['x', 'y:z'], { reason })
  await instances.reinstall('a.b', { os: 'noop' })
  expect(seen.map(({ method, url, body }) => `${method} ${url} ${body}`)).toEqual([
    'PUT /2/instances/a.b/shutdown?reason=by%20anna {"timeout":5}',
    'PUT /2/instances/a.b/startup?reason=by%20anna ',
    'POST /2/instances/a.b/reboot?type=hard&reason=by%20anna ',
    'DELETE /2/instances/a.b/tags?tag=x&tag=y%3Az&reason=by%20anna ',
    'POST /2/instances/a.b/reinstall {"os":"noop","start":true}',
  ])
})

test('a reason or tag that Ganeti cannot take is refused before it is sent', async () => {
  const { target, seen } = await serve((response) => json(response, 8))
  const { instances } = createRapi(target)
  const wrong = [
    instances.startup('a', { reason: 'έναρξη' }),
    instances.addTags('a', ['Άννα'], { reason: 'x' }),
    instances.rename('a', { reason: 'x', newName: 'ά' }),
    instances.remove('..', { reason: 'x' }),
  ]
  for (const one of wrong) await expect(one).rejects.toMatchObject({ kind: 'invalid_input' })
  expect(seen).toHaveLength(0)
})
