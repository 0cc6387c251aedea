import { beforeEach, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { addSshKeys } from '@/lib/accounts/ssh-keys'
import { keysByCookie } from '@/lib/applications/queries'
import { db } from '@/lib/db/client'
import { changeOwners } from '@/lib/instances/change-owners'
import { confirmAct } from '@/lib/instances/confirm'
import { findOwner, knownOwners } from '@/lib/instances/find-owner'
import { listOwners } from '@/lib/instances/list-owners'
import { requestAct } from '@/lib/instances/request'
import { testDatabase } from '@/tests/support/database'
import { contextOf, mailed, notFound, person, refusal, until } from '@/tests/support/fixtures'
import { runFollowUps } from '@/tests/support/follow-ups'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

const KEY = (letter: string) => `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${letter.repeat(42)}A ${letter}@laptop`

let alpha: Simulated
let count = 0
let place = { cluster: '', name: '' }
const ctx = (name: string): Promise<UserCtx> => contextOf(name)

beforeEach(async () => {
  if (count === 0) {
    await person('alice', { locale: 'el' })
    await person('bob', { groups: ['noc'] })
    await person('carol', { groups: ['noc'] })
    await person('dave')
    await person('root', { superuser: true })
    await person('helpdesk', { rights: ['view_instances'] })
  }
  count += 1
  place = { cluster: `c${count}`, name: `web${count}.example.org` }
  const tags = [['ganetimgr:user:alice', 'ganetimgr:user:gone']]
  alpha = await add(place.cluster, { instances: 1, instanceTags: tags, instanceName: () => place.name })
  await alpha.pass()
  await db.mail.deleteMany()
})

const owners = async () => (await listOwners(await ctx('root'), place)).map(({ word }) => word)
const settled = () =>
  until(async () => {
    await alpha.follow()
    return (await db.act.count({ where: { endedAt: null } })) === 0
  })

async function change(who: string, input: unknown) {
  const asked = await changeOwners(await ctx(who), place, input)
  await settled()
  return asked
}

test('several changes in one save; who is added, removed and who stays is mailed, each in their language', async () => {
  await db.user.update({ where: { username: 'carol' }, data: { locale: 'el' } })
  await change('alice', { add: ['user:dave', 'group:noc'], remove: ['user:gone'] })
  expect(await owners()).toEqual(['group:noc', 'user:alice', 'user:dave'])
  const said = await mailed()
  expect(said.map((line) => line.replace('@example.org', ''))).toEqual([
    'added bob en',
    'added carol el',
    'added dave en',
    'remaining alice el',
  ])
  const entries = await db.auditEntry.findMany({ where: { action: 'instance.owners' }, orderBy: { id: 'asc' } })
  expect(entries.map(({ detail }) => detail)).toMatchObject([
    { before: ['user:alice', 'user:gone'], added: ['user:dave', 'group:noc'] },
    { removed: ['user:gone'] },
  ])
})

test('handed over in one save: the last of before goes only once the new one is there', async () => {
  alpha.simulator.control.pauseJobs()
  await changeOwners(await ctx('alice'), place, { add: ['user:dave'], remove: ['user:alice', 'user:gone'] })
  expect(await db.act.count({ where: { kind: 'instance.owners', instance: place.name } })).toBe(1)
  alpha.simulator.control.resumeJobs()
  await settled()
  expect(await runFollowUps(place.name)).toBe(1)
  await settled()
  expect(await owners()).toEqual(['user:dave'])
  expect(await refusal(changeOwners(await ctx('alice'), place, { add: ['user:alice'] }))).toMatchObject(notFound)
  expect((await mailed()).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
    'added dave@example.org',
    'removed alice@example.org',
  ])
})

test('never the last owner by accident: a group without members and a name nobody bears are nobody', async () => {
  const all = ['user:alice']
  expect(await refusal(changeOwners(await ctx('alice'), place, { remove: all }))).toMatchObject({
    reason: 'owners_last',
  })
  const withoutReason = refusal(changeOwners(await ctx('root'), place, { remove: all }))
  expect(await withoutReason).toMatchObject({ fields: { reason: 'owners_last_reason' } })
  await change('root', { remove: all, reason: 'left the university' })
  expect(await owners()).toEqual(['user:gone'])
})

test('B24: where one half fails the page shows what is so, and the save can be repeated', async () => {
  alpha.simulator.control.addFault({
    fault: { kind: 'status', status: 400 },
    method: 'DELETE',
    path: '/tags',
    times: 1,
  })
  const input = { add: ['user:dave'], remove: ['user:gone'] }
  expect((await refusal(changeOwners(await ctx('alice'), place, input))).code).toBe('cluster_rejected')
  await settled()
  expect(await owners()).toEqual(['user:alice', 'user:dave', 'user:gone'])
  expect(await mailed()).toEqual(['added dave@example.org en', 'remaining alice@example.org el'])
  await change('alice', input)
  expect(await owners()).toEqual(['user:alice', 'user:dave'])
})

test('B8, S1: who may only look, and who does not see it, change nothing; a lock stops owners', async () => {
  await listOwners(await ctx('helpdesk'), place)
  const input = { add: ['user:helpdesk'] }
  expect(await refusal(changeOwners(await ctx('helpdesk'), place, input))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(changeOwners(await ctx('dave'), place, input))).toMatchObject(notFound)
  await db.instance.updateMany({ where: { name: place.name }, data: { adminLocked: true } })
  expect(await refusal(changeOwners(await ctx('alice'), place, input))).toMatchObject({ reason: 'instance_locked' })
})

test('names: unknown, deactivated, or such as no tag can carry', async () => {
  const asked = async (word: string) => (await refusal(changeOwners(await ctx('alice'), place, { add: [word] }))).fields
  expect(await asked('user:nobody')).toEqual({ who: 'owner_unknown' })
  expect(await asked('group:alice')).toEqual({ who: 'owner_unknown' })
  await db.group.create({ data: { name: `Ομάδα ${count}` } })
  expect(await asked(`group:Ομάδα ${count}`)).toEqual({ who: 'tag_impossible' })
  await db.user.update({ where: { username: 'dave' }, data: { isActive: false } })
  expect(await asked('user:dave')).toEqual({ who: 'owner_unknown' })
  await db.user.update({ where: { username: 'dave' }, data: { isActive: true } })
})

test('S7: found by the whole name or address only; suggested are people of one’s own groups', async () => {
  const words = async (text: string) => (await findOwner(await ctx('dave'), text)).map(({ word }) => word)
  expect(await words('ali')).toEqual([])
  expect(await words('ali%')).toEqual([])
  expect(await words(' Alice@Example.org ')).toEqual(['user:alice'])
  expect(await words('NOC')).toEqual(['group:noc'])
  expect(await knownOwners(await ctx('dave'))).toEqual([])
  const known = (await knownOwners(await ctx('bob'))).map(({ word }) => word)
  expect(known).toEqual(['group:noc', 'user:bob', 'user:carol'])
})

test('S9: reinstalled with the keys of the present owners, not of who applied; the address of keys says the same', async () => {
  await addSshKeys(await ctx('dave'), KEY('A'))
  await addSshKeys(await ctx('bob'), KEY('B'))
  await addSshKeys(await ctx('carol'), KEY('C'))
  const { id: applicantId } = (await ctx('dave')).actor
  const clusterId = alpha.id
  const wish = { hostname: place.name, memory: 1024, vcpus: 1, disk: 5, os: 'image:lamp', comments: 'x' }
  const application = await db.application.create({
    data: { ...wish, status: 'created', applicantId, clusterId, cookie: 'biscuit' },
  })
  expect(await keysByCookie(application.id, 'biscuit')).toEqual([KEY('A')])
  await db.instance.updateMany({ where: { clusterId }, data: { applicationId: application.id } })
  await change('alice', { add: ['group:noc'] })
  await db.instance.updateMany({ where: { clusterId }, data: { applicationId: application.id } })
  expect(await keysByCookie(application.id, 'biscuit')).toEqual([KEY('B'), KEY('C')])

  const image = {
    description: 'LAMP',
    provider: 'noop',
    osparams: { img_id: 'lamp' },
    source: 'x',
    fetchedAt: new Date(),
  }
  await db.image.create({ data: { ...image, id: 'lamp', sshKeyUsers: 'root' } })
  const { token } = await requestAct(await ctx('root'), place, 'reinstall', { os: 'image:lamp' })
  await confirmAct(await ctx('root'), token ?? '', place.name)
  await settled()
  const personality = alpha.simulator.control.state().instances[0]?.osparams.img_personality
  const [file] = JSON.parse(String(personality)) as { path: string; contents: string }[]
  expect(file?.path).toBe('/root/.ssh/authorized_keys')
  expect(Buffer.from(file?.contents ?? '', 'base64').toString()).toBe(`${KEY('B')}\n${KEY('C')}\n`)

  await db.image.update({ where: { id: 'lamp' }, data: { sshKeyUsers: null, sshKeyParam: 'ssh_key_url' } })
  await db.instance.updateMany({ where: { clusterId }, data: { applicationId: application.id } })
  const again = await requestAct(await ctx('root'), place, 'reinstall', { os: 'image:lamp' })
  await confirmAct(await ctx('root'), again.token ?? '', place.name)
  await settled()
  const { osparams } = alpha.simulator.control.state().instances[0] ?? {}
  expect(osparams?.ssh_key_url).toMatch(new RegExp(`/application/${application.id}/biscuit/ssh_keys$`))
  const kept = JSON.stringify([await db.act.findMany(), await db.auditEntry.findMany()])
  expect(kept).not.toContain('img_personality')
  expect(kept).not.toContain('biscuit')
})
