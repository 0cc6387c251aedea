import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { reach } from '@/lib/instances/cdrom/reach'
import { readConfiguration } from '@/lib/instances/configuration'
import { checkCdrom, configureInstance } from '@/lib/instances/configure'
import type { Configuration } from '@/lib/instances/schema'
import { changeSetting } from '@/lib/settings/change-setting'
import { testDatabase } from '@/tests/support/database'
import { notFound, person, refusal, system, until } from '@/tests/support/fixtures'
import { runFollowUps } from '@/tests/support/follow-ups'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()

let alpha: Simulated
let beta: Simulated
let alice: UserCtx
let viewer: UserCtx
let server: Server
let port = 0
const asked: string[] = []
const place = { cluster: 'alpha', name: 'web.example.org' }

const answers: RequestListener = ({ url = '/' }, response) => {
  asked.push(url)
  const [, status = '200', times = '0'] = url.split(/[/?]/)
  if (Number(times) > 0) response.writeHead(302, { location: `/200/${Number(times) - 1}` }).end()
  else if (status === 'inside') response.writeHead(302, { location: 'http://127.0.0.2/' }).end()
  else response.writeHead(Number(status), { 'content-length': '1048576' }).end()
}

beforeAll(async () => {
  server = createServer(answers)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
  alice = await person('alice')
  viewer = await person('vera', { rights: ['view_instances'] })
  const options = {
    instances: 2,
    instanceTags: [['ganetimgr:user:alice'], ['ganetimgr:user:alice', 'ganetimgr:adminlock']],
    instanceName: (i: number) => (i === 1 ? place.name : 'locked.example.org'),
  }
  alpha = await add('alpha', { ...options, hypervisors: ['kvm'] })
  beta = await add('beta', { ...options, hypervisors: ['xen-pvm'] })
  await alpha.pass()
  await beta.pass()
})

afterAll(() => new Promise((resolve) => server.close(resolve)))

beforeEach(async () => {
  await settled()
  asked.length = 0
})

async function settled(): Promise<void> {
  await until(async () => {
    await alpha.follow()
    return (await db.act.count({ where: { endedAt: null } })) === 0
  })
}

const wish = async (changes: Partial<Configuration> = {}) => ({
  ...(await readConfiguration(alice, place)).present,
  ...changes,
})
const fields = async (changes: Partial<Configuration>) =>
  (await refusal(configureInstance(alice, place, await wish(changes)))).fields
const at = (path: string) => `http://127.0.0.1:${port}${path}`
const open = () => ({ ports: [], hosts: ['127.0.0.1'] })

test('what differs is set in Ganeti’s words, and marked while it runs', async () => {
  const { on } = await readConfiguration(alice, place)
  await configureInstance(alice, place, await wish({ nicType: 'e1000', diskType: 'ide', localTime: true }))
  await settled()
  await runFollowUps(place.name)
  await settled()
  const acts = await db.act.findMany({ orderBy: { createdAt: 'asc' } })
  expect(acts[0]).toMatchObject({ kind: 'instance.configure', state: 'success' })
  expect(acts[0]?.detail).toEqual({
    nic_type: 'e1000',
    disk_type: 'ide',
    use_localtime: true,
    ...(on ? { restart: true } : {}),
  })
  expect(acts.some(({ kind }) => kind === 'instance.mark_restart')).toBe(on)
  expect(await wish()).toMatchObject({ nicType: 'e1000', diskType: 'ide', localTime: true })
  expect((await readConfiguration(alice, place)).defaults).toMatchObject({ nicType: 'paravirtual' })
})

test('only what the hypervisor knows, and no start from a CD-ROM that is not there', async () => {
  expect(await fields({ nicType: 'token-ring', diskType: 'ioemu', bootOrder: 'dc' })).toEqual({
    nicType: 'choice_not_offered',
    diskType: 'choice_not_offered',
    bootOrder: 'choice_not_offered',
  })
  expect(await fields({ bootOrder: 'cdrom', cdrom: '' })).toEqual({ bootOrder: 'boot_needs_cdrom' })
})

test('B18: a hypervisor without these parameters says that there is nothing to configure', async () => {
  const other = { ...place, cluster: 'beta' }
  expect(await readConfiguration(alice, other)).toMatchObject({ options: null, hypervisor: 'xen-pvm' })
  const asks = configureInstance(alice, other, await wish({ nicType: 'e1000' }))
  expect(await refusal(asks)).toMatchObject({ reason: 'nothing_to_configure' })
})

test('S2: who may only look configures nothing, nor does an owner under a lock, nor do they make the portal ask', async () => {
  const input = await wish({ cdrom: at('/200') })
  expect(await refusal(configureInstance(viewer, place, input))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(checkCdrom(viewer, place, at('/200')))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(readConfiguration(viewer, place))).toMatchObject(notFound)
  const locked = { ...place, name: 'locked.example.org' }
  expect(await refusal(configureInstance(alice, locked, input))).toMatchObject({ reason: 'instance_locked' })
  expect(asked).toEqual([])
})

test('S19: internal addresses are not asked, by number, by name or by redirect', async () => {
  const closed = { ports: [port], hosts: [] }
  for (const host of ['127.0.0.1', '[::1]', 'localhost', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1'])
    expect(await reach(`http://${host}:${port}/200`, closed)).toEqual({ ok: false, code: 'url_internal' })
  expect(asked).toEqual([])
  expect(await reach(at('/inside'), open())).toEqual({ ok: false, code: 'url_internal' })
  expect(await fields({ cdrom: at('/200') })).toEqual({ cdrom: 'url_port' })
})

test('what is fetched: a file, by http, on a port that is allowed, after three redirects at most', async () => {
  expect(await reach(at('/200'), open())).toMatchObject({ ok: true, bytes: 1048576 })
  expect(await reach(at('/200/3'), open())).toMatchObject({ ok: true })
  expect(await reach(at('/200/4'), open())).toMatchObject({ code: 'url_redirects' })
  expect(await reach(at('/404'), open())).toEqual({ ok: false, code: 'url_answers', values: { status: 404 } })
  for (const url of ['ftp://example.org/a.iso', 'file:///etc/passwd', 'http://a:b@example.org/', 'nonsense'])
    expect(await reach(url, open())).toEqual({ ok: false, code: 'url_invalid' })
  expect(await reach('http://8.8.8.8:22/', open())).toMatchObject({ code: 'url_port' })
})

test('S18: a CD-ROM of a listed host is set; markup in its address is no markup any more', async () => {
  await changeSetting(system(), 'cdromHosts', ['127.0.0.1'])
  const cdrom = at('/200/0?x=<script>alert(1)<b>"')
  await configureInstance(alice, place, await wish({ bootOrder: 'cdrom', cdrom }))
  await settled()
  const set = (await wish()).cdrom
  expect(set).toContain('%3Cscript%3E')
  expect(set).not.toMatch(/[<>"]/)
  const entry = await db.auditEntry.findFirstOrThrow({
    where: { action: 'instance.configure' },
    orderBy: { id: 'desc' },
  })
  expect(JSON.stringify(entry.detail)).not.toMatch(/[<>]/)
  expect(await fields({ cdrom: '' })).toEqual({ bootOrder: 'boot_needs_cdrom' })
})
