import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { placements } from '@/lib/applications/placement'
import { db } from '@/lib/db/client'
import { listGanetiNetworks, listStoredNetworks, networksOfMyGroups, readStoredNetwork } from '@/lib/networks/queries'
import { addNetwork, editNetwork, removeNetwork } from '@/lib/networks/save-network'
import type { NetworkInput } from '@/lib/networks/schema'
import { testDatabase } from '@/tests/support/database'
import { notFound, person, refusal } from '@/tests/support/fixtures'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

let athens: Simulated
let patras: Simulated
let admin: UserCtx
let local: UserCtx
beforeAll(async () => {
  athens = await add('athens', { groups: ['default', 'fast'], nodes: 4 })
  patras = await add('patras')
  await athens.pass()
  await patras.pass()
  admin = await person('admin', { rights: ['manage_clusters'] })
  local = await person('local', { rights: [['manage_clusters', 'patras']] })
})

const network = (link: string, changes: Partial<NetworkInput> = {}): NetworkInput => ({
  description: `Network ${link}`,
  clusterId: athens.id,
  link,
  mode: 'bridged',
  ...changes,
})

const choicesIn = async (clusterId: number, group: string) =>
  (await placements(db, [clusterId])).flatMap(({ groups }) => groups.find(({ name }) => name === group)?.networks ?? [])

test('every gnt-network of the cluster and group is discovered, with what is free', async () => {
  const choices = await choicesIn(athens.id, 'fast')
  expect(choices.map(({ key, mode, link, free, full }) => ({ key, mode, link, free, full }))).toEqual([
    { key: 'gnt:public', mode: 'routed', link: 'public', free: 253, full: false },
    { key: 'gnt:private', mode: 'bridged', link: 'br100', free: 13, full: false },
  ])
  expect(await choicesIn(athens.id, 'nowhere')).toEqual([])
  athens.simulator.control.operator.fillNetwork('public')
  await athens.pass()
  expect(await choicesIn(athens.id, 'fast')).toMatchObject([
    { key: 'gnt:private' },
    { key: 'gnt:public', free: 0, full: true },
  ])
})

test('one default a cluster: a new one takes the place of the old, elsewhere it stays', async () => {
  const there = await addNetwork(admin, network('br1', { clusterId: patras.id, isDefault: true }))
  const one = await addNetwork(admin, network('br1', { isDefault: true }))
  const two = await addNetwork(admin, network('br2', { isDefault: true }))
  const defaults = async () => (await listStoredNetworks(admin)).filter((row) => row.isDefault).map(({ id }) => id)
  expect((await defaults()).sort()).toEqual([there.id, two.id].sort())
  await editNetwork(admin, one.id, network('br1', { isDefault: true, description: 'first' }))
  expect((await defaults()).sort()).toEqual([there.id, one.id].sort())
  expect(await choicesIn(athens.id, 'default')).toMatchObject([
    { key: `stored:${one.id}`, isDefault: true },
    {},
    {},
    {},
  ])
})

test('a link is stored once a cluster and mode', async () => {
  const { id } = await addNetwork(admin, network('twin'))
  expect((await refusal(addNetwork(admin, network('twin')))).fields).toEqual({ link: 'network_taken' })
  await addNetwork(admin, network('twin', { mode: 'routed' }))
  await editNetwork(admin, id, network('twin', { description: 'the same' }))
  expect((await refusal(editNetwork(admin, id, network('br1')))).fields).toEqual({ link: 'network_taken' })
})

test('what is no network is refused beside its field', async () => {
  const bad: [Partial<NetworkInput>, string][] = [
    [{ link: 'a b' }, 'link'],
    [{ link: '' }, 'link'],
    [{ description: ' ' }, 'description'],
    [{ ipv6Prefix: '2001:db8::/48' }, 'ipv6Prefix'],
    [{ ipv6Prefix: '10.0.0.0/24' }, 'ipv6Prefix'],
    [{ clusterId: 2 ** 33 }, 'clusterId'],
    [{ groupIds: [2 ** 33] }, 'groupIds.0'],
  ]
  for (const [changes, field] of bad)
    expect(Object.keys((await refusal(addNetwork(admin, network('bad', changes)))).fields)).toEqual([field])
  expect((await refusal(addNetwork(admin, network('bad', { clusterId: 9_999 })))).fields).toEqual({
    clusterId: 'required',
  })
  await addNetwork(admin, network('good', { ipv6Prefix: '2001:db8:1:2::/64' }))
})

test('a group that does not exist is no group of a network', async () => {
  const refused = await refusal(addNetwork(admin, network('grouped', { groupIds: [9_999] })))
  expect(refused.fields).toEqual({ groupIds: 'invalid_value' })
})

test('the groups of a network open it to their members', async () => {
  const member = await person('member', { groups: ['students'] })
  const other = await person('other', { groups: ['staff'] })
  const group = await db.group.findUniqueOrThrow({ where: { name: 'students' } })
  const { id } = await addNetwork(admin, network('open', { groupIds: [group.id] }))
  expect(await networksOfMyGroups(member)).toMatchObject([{ id, groups: [{ name: 'students' }] }])
  expect(await networksOfMyGroups(other)).toEqual([])
  await editNetwork(admin, id, network('open', { groupIds: [] }))
  expect(await networksOfMyGroups(member)).toEqual([])
})

test('an administrator of one cluster has to do with its networks alone', async () => {
  const { id } = await addNetwork(admin, network('foreign'))
  const own = await addNetwork(local, network('own', { clusterId: patras.id }))
  const names = (await listStoredNetworks(local)).map(({ link }) => link)
  expect(names).toContain('own')
  expect(names).not.toContain('foreign')
  expect(new Set((await listGanetiNetworks(local)).map(({ cluster }) => cluster))).toEqual(new Set(['patras']))
  expect(await refusal(readStoredNetwork(local, id))).toMatchObject(notFound)
  const refused = [
    addNetwork(local, network('x')),
    editNetwork(local, id, network('foreign', { clusterId: patras.id })),
    editNetwork(local, own.id, network('own')),
    removeNetwork(local, id),
  ]
  for (const one of await Promise.all(refused.map(refusal))) expect(one.code).toBe('forbidden')
  const nobody = await person('nobody')
  const closed = [listStoredNetworks(nobody), listGanetiNetworks(nobody), readStoredNetwork(nobody, id)]
  for (const one of await Promise.all(closed.map(refusal))) expect(one.code).toBe('forbidden')
})

test('each change is in the audit log', async () => {
  const { id } = await addNetwork(admin, network('logged'))
  await editNetwork(admin, id, network('logged', { description: 'new words' }))
  await removeNetwork(admin, id)
  expect((await refusal(removeNetwork(admin, id))).code).toBe('not_found')
  const entries = await db.auditEntry.findMany({
    where: { target: 'network', targetId: String(id) },
    orderBy: { id: 'asc' },
  })
  expect(entries.map(({ action, actorName }) => `${action} ${actorName}`)).toEqual([
    'network.add admin',
    'network.edit admin',
    'network.remove admin',
  ])
  expect(entries[1]?.detail).toMatchObject({
    from: { description: 'Network logged' },
    to: { description: 'new words' },
  })
})
