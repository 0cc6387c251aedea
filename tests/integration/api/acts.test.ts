import { beforeAll, describe, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { type ApiProgram, apiPortal } from '@/tests/support/api'
import { testDatabase } from '@/tests/support/database'
import { person, until } from '@/tests/support/fixtures'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()
const api = apiPortal()

const NAME = 'web.example.org'
const AT = `/instances/alpha/${NAME}`
let alpha: Simulated
let alice: UserCtx
let owner: ApiProgram
let root: ApiProgram
let plain: ApiProgram

beforeAll(async () => {
  alice = await person('alice')
  await person('bob')
  const superuser = await person('root', { superuser: true })
  alpha = await add('alpha', {
    instances: 1,
    instanceTags: [['ganetimgr:user:alice']],
    instanceName: () => NAME,
  })
  await alpha.pass()
  owner = await api.program(alice, ['instances:read', 'instances:write'])
  root = await api.program(superuser, ['instances:read', 'instances:write', 'admin'])
  plain = await api.program(superuser, ['instances:read', 'instances:write'])
})

const json = async (answer: Promise<Response>) => (await answer).json()
const now = () => json(root.get(AT))

/** Asks, follows to the end by the answer's Location, and returns what became of it. */
async function done(asking: Promise<Response>) {
  const answer = await asking
  if (answer.status !== 202) throw new Error(`${answer.status} ${await answer.text()}`)
  const at = answer.headers.get('location') ?? ''
  await until(async () => {
    await alpha.follow()
    return (await json(root.get(at))).endedAt !== null
  })
  return json(root.get(at))
}

describe('what owners do', () => {
  test('more memory, by the fields of the form', async () => {
    const { vcpus, disks, memory } = await now()
    const wish = { vcpus, memory: memory + 512, disks }
    expect(await done(owner.post(`${AT}/resize`, wish))).toMatchObject({ state: 'success', kind: 'instance.resize' })
    expect(await now()).toMatchObject({ memory: memory + 512 })
    const again = await owner.post(`${AT}/resize`, wish)
    expect([again.status, (await again.json()).code]).toEqual([409, 'nothing_to_change'])
    const wrong = await json(owner.post(`${AT}/resize`, { ...wish, disks: [...disks, 'much'] }))
    expect(wrong.errors).toEqual([expect.objectContaining({ pointer: `/disks/${disks.length}` })])
  })

  test('shared by whole names, and taken back', async () => {
    await done(owner.send('POST', `${AT}/owners`, { add: ['user:bob'] }))
    expect(await now()).toMatchObject({ owners: ['alice', 'bob'] })
    await done(owner.send('POST', `${AT}/owners`, { remove: ['user:bob'] }))
    expect(await now()).toMatchObject({ owners: ['alice'] })
    expect(await json(owner.post(`${AT}/owners`, { add: ['user:bo'] }))).toMatchObject({ status: 422 })
  })

  test('the events of an act, to its end', async () => {
    const asked = await owner.post(`${AT}/${(await now()).state === 'running' ? 'reboot' : 'startup'}`)
    const { acts } = await asked.json()
    const events = owner.get(`/acts/${acts[0].id}/events`)
    let ended = false
    const text = events
      .then((answer) => answer.text())
      .finally(() => {
        ended = true
      })
    await until(async () => {
      await alpha.follow()
      return ended
    })
    expect((await events).headers.get('content-type')).toBe('text/event-stream')
    const told = (await text).match(/^data: .*$/gm)?.map((line) => JSON.parse(line.slice(6)).state)
    expect(told?.at(-1)).toBe('success')
    expect((await owner.get('/acts/00000000-0000-7000-8000-000000000000/events')).status).toBe(404)
  })
})

describe('what administrators do', () => {
  test('needs the scope admin, and the right: without, it is not there', async () => {
    const reason = { reason: 'for a look' }
    expect(await json(plain.post(`${AT}/lock`, reason))).toMatchObject({ status: 404, code: 'not_found' })
    expect(await json(owner.post(`${AT}/lock`, reason))).toMatchObject({ status: 404, code: 'not_found' })
    expect(await done(root.post(`${AT}/lock`, reason))).toMatchObject({ state: 'success', kind: 'instance.lock' })
    const locked = await owner.post(`${AT}/reboot`)
    expect([locked.status, (await locked.json()).code]).toEqual([409, 'instance_locked'])
    await done(root.post(`${AT}/unlock`))
    expect(await now()).toMatchObject({ adminLocked: false })
  })

  test('tags are put, the portal’s own are not', async () => {
    await done(root.send('PUT', `${AT}/tags`, { tags: ['course', 'blue'] }))
    expect((await now()).tags).toEqual(expect.arrayContaining(['course', 'blue', 'ganetimgr:user:alice']))
    const wrong = await json(root.send('PUT', `${AT}/tags`, { tags: ['ganetimgr:user:bob'] }))
    expect(wrong.errors).toEqual([expect.objectContaining({ pointer: '/tags', code: 'tag_reserved' })])
  })

  test('isolation and its end', async () => {
    await done(root.post(`${AT}/isolate`, { reason: 'it scans' }))
    expect(await now()).toMatchObject({ isolated: true })
    await done(root.post(`${AT}/release`))
    expect(await now()).toMatchObject({ isolated: false })
  })
})
