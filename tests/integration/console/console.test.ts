import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { openConsole } from '@/lib/console/open-console'
import { openableConsoles } from '@/lib/console/queries'
import { db } from '@/lib/db/client'
import { listHistory } from '@/lib/instances/history'
import { publish } from '@/lib/live/events'
import { browserTo, cookieOf, greetScreen, rfbPeers, sessionOf, showOn, startEndpoint } from '@/tests/support/console'
import { testDatabase } from '@/tests/support/database'
import { contextOf, notFound, person, refusal, until } from '@/tests/support/fixtures'
import type { RfbPeer } from '@/tests/support/rfb-peer'
import { simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()
const startPeer = rfbPeers()

const NAME = 'web.example.org'
const WHICH = { cluster: 'athens', name: NAME }
let host: string
let peer: RfbPeer
let alice: UserCtx

beforeAll(async () => {
  await person('alice', { groups: ['staff'] })
  await person('bob', { groups: ['students'] })
  await person('helpdesk', { rights: ['view_instances'] })
  await person('root', { superuser: true })
  const cluster = await add('athens', {
    instances: 2,
    instanceTags: [['ganetimgr:user:alice', 'ganetimgr:group:students'], []],
    instanceName: (i) => (i === 1 ? NAME : `other${i}.example.org`),
  })
  await cluster.pass()
  peer = await startPeer()
  host = (await startEndpoint()).host
})

beforeEach(async () => {
  await db.consoleSession.deleteMany()
  await db.instance.updateMany({ data: { adminLocked: false, primaryNode: await firstNode() } })
  await db.nodeGroup.updateMany({ data: { tags: [] } })
  await showOn(peer, NAME)
  alice = await contextOf('alice')
})

const firstNode = async () => (await db.node.findFirstOrThrow({ orderBy: { name: 'asc' } })).name
const ask = async (ctx: UserCtx) => openConsole(ctx, await sessionOf(ctx), WHICH)
const ticketOf = async (ctx: UserCtx) => (await ask(ctx)).ticket
const connect = async (ctx: UserCtx, ticket: string) => browserTo(host, { ticket, cookie: await cookieOf(ctx) })
const audited = (action: string) =>
  db.auditEntry.findFirst({
    where: { action },
    orderBy: { id: 'desc' },
    select: { actorName: true, allowed: true, detail: true },
  })

async function opened(ctx: UserCtx, at = host) {
  const connection = browserTo(at, { ticket: await ticketOf(ctx), cookie: await cookieOf(ctx) })
  expect(await greetScreen(connection.ws)).toBe(`QEMU (${NAME})`)
  return connection
}

test('the list offers the consoles that would open, to those for whom they would', async () => {
  const { id } = await db.instance.findFirstOrThrow({ where: { name: NAME } })
  const all = (await db.instance.findMany()).map((instance) => instance.id)
  const offered = async (name: string) => openableConsoles(await contextOf(name), all)
  for (const name of ['alice', 'bob', 'root']) expect(await offered(name)).toContain(id)
  expect(await offered('helpdesk')).toEqual([])
  await db.instance.updateMany({ where: { id }, data: { adminLocked: true } })
  expect([await offered('alice'), await offered('root')]).toEqual([[], expect.arrayContaining([id])])
  await db.instance.updateMany({ where: { id }, data: { status: 'ADMIN_down', adminState: 'down', operState: false } })
  expect(await offered('root')).not.toContain(id)
})

test('owner by tag, owner by group and superuser open it; who asks, opens and ends it is written down', async () => {
  for (const name of ['alice', 'bob', 'root']) {
    const { ws, ended } = await opened(await contextOf(name))
    expect(await audited('console.open')).toMatchObject({ actorName: name, allowed: true })
    ws.close()
    await ended
    await until(async () => (await audited('console.close'))?.actorName === name)
    expect(await audited('console.close')).toMatchObject({ detail: { why: 'left', seconds: expect.any(Number) } })
  }
  expect(await db.consoleSession.count()).toBe(0)
  const { rows } = await listHistory(alice, { cluster: 'athens', name: NAME }, { skip: 0, take: 50 })
  const consoles = rows.filter(({ kind }) => kind.startsWith('console.'))
  expect(consoles.map(({ kind, who }) => [kind, who])).toEqual(
    ['root', 'bob', 'alice'].map((name) => ['console.open', name]),
  )
})

test('S1, S2: who may only view is refused, and that is written down; who sees nothing learns nothing', async () => {
  const helpdesk = await contextOf('helpdesk')
  expect(await refusal(ask(helpdesk))).toMatchObject({ code: 'forbidden', reason: 'console_not_yours' })
  expect(await audited('console.ask')).toMatchObject({ actorName: 'helpdesk', allowed: false })
  expect(await refusal(ask(await person('nobody')))).toMatchObject(notFound)
})

test('S2: a locked instance and a locked node group hold back owners, not superusers', async () => {
  await db.instance.updateMany({ where: { name: NAME }, data: { adminLocked: true } })
  expect(await refusal(ask(alice))).toMatchObject({ reason: 'instance_locked' })
  await opened(await contextOf('root'))
  await db.instance.updateMany({ where: { name: NAME }, data: { adminLocked: false } })
  await db.nodeGroup.updateMany({ data: { tags: ['locked'] } })
  expect(await refusal(ask(alice))).toMatchObject({ reason: 'node_group_locked' })
  await opened(await contextOf('root'))
})

test.each([
  [{ status: 'ADMIN_down', adminState: 'down', operState: false }, 'act_needs_running'],
  [{ status: 'ERROR_nodedown' }, 'act_node_down'],
  [{ hvparams: { vncBindAddress: '', serialConsole: true } }, 'console_serial_only'],
  [{ hypervisor: 'xen-pvm' }, 'console_serial_only'],
  [{ hvparams: {} }, 'console_none'],
  [{ hvparams: { vncBindAddress: '127.0.0.1' } }, 'console_local_only'],
  [{ networkPort: null }, 'console_no_address'],
  // S28: only a node of the cluster itself is ever connected to.
  [{ primaryNode: 'elsewhere.example.org' }, 'console_no_address'],
])('refused in words: %o is %s', async (data, reason) => {
  await db.instance.updateMany({ where: { name: NAME }, data })
  expect(await refusal(ask(alice))).toMatchObject({ code: 'conflict', reason })
})

test('a ticket is not kept as it is, and of two that show it at once one is let in', async () => {
  const ticket = await ticketOf(alice)
  expect(Buffer.from(ticket, 'base64url').length).toBeGreaterThanOrEqual(16)
  expect(JSON.stringify(await db.consoleSession.findMany())).not.toContain(ticket)
  const both = await Promise.all([connect(alice, ticket), connect(alice, ticket)])
  const outcomes = await Promise.all(
    both.map(({ ws, ended }) => Promise.race([ended, greetScreen(ws).catch(() => ended)])),
  )
  expect(outcomes.sort()).toEqual([`QEMU (${NAME})`, 'ticket'])
  for (const { ws } of both) ws.close()
})

test('a ticket ends within 30 seconds', async () => {
  const { ticket } = await ask({ ...alice, now: new Date(Date.now() - 30_000) })
  expect(await (await connect(alice, ticket)).ended).toBe('ticket')
})

test('another person’s ticket is refused, and is worth nothing after that', async () => {
  const ticket = await ticketOf(alice)
  expect(await (await connect(await contextOf('bob'), ticket)).ended).toBe('ticket')
  expect(await audited('console.open')).toMatchObject({ actorName: 'bob', allowed: false })
  expect(await (await connect(alice, ticket)).ended).toBe('ticket')
})

test('a ticket is for that instance, not for another that was given its name', async () => {
  const ticket = await ticketOf(alice)
  const { uuid } = await db.instance.findFirstOrThrow({ where: { name: NAME } })
  await db.instance.updateMany({ where: { name: NAME }, data: { uuid: `${uuid}-2` } })
  expect(await (await connect(alice, ticket)).ended).toBe('right_ended')
  await db.instance.updateMany({ where: { name: NAME }, data: { uuid } })
})

test('no session, another site’s page, another protocol: no WebSocket at all', async () => {
  const cookie = await cookieOf(alice)
  expect(await browserTo(host, { ticket: await ticketOf(alice) }).ended).toBe('401')
  expect(await browserTo(host, { ticket: await ticketOf(alice), cookie, origin: 'https://evil.example' }).ended).toBe(
    '403',
  )
  expect(await browserTo(host, { cookie, protocols: ['binary'] }).ended).toBe('403')
})

test('S12: the end of a session refuses a ticket and closes what is open', async () => {
  const { ended } = await opened(alice)
  const ticket = await ticketOf(alice)
  const cookie = await cookieOf(alice)
  await db.session.deleteMany({ where: { userId: alice.actor.id } })
  expect(await ended).toBe('session_ended')
  expect(await browserTo(host, { ticket, cookie }).ended).toBe('session_ended')
})

test('S12: someone deactivated, someone who lost the instance and a lock are each heard of at once by an event', async () => {
  const slow = await startEndpoint({ recheckMs: 3_600_000 })
  const bob = await contextOf('bob')
  const { ended: bobEnded } = await opened(bob, slow.host)
  const { ended: aliceEnded } = await opened(alice, slow.host)
  const instance = await db.instance.findFirstOrThrow({ where: { name: NAME } })
  await db.user.update({ where: { id: bob.actor.id }, data: { isActive: false } })
  await publish(db, { kind: 'user', id: bob.actor.id })
  expect(await bobEnded).toBe('session_ended')
  await db.instance.update({ where: { id: instance.id }, data: { adminLocked: true } })
  await publish(db, { kind: 'instances', clusterId: instance.clusterId, names: [NAME] })
  expect(await aliceEnded).toBe('right_ended')
  await db.user.update({ where: { id: bob.actor.id }, data: { isActive: true } })
})

test('a screen that is another instance’s is not shown, nor one that is no screen', async () => {
  await showOn(await startPeer({ instance: 'other2.example.org' }), NAME)
  const other = await connect(alice, await ticketOf(alice))
  await greetScreen(other.ws).catch(() => undefined)
  expect(await other.ended).toBe('other_instance')
  await showOn(await startPeer({ greeting: 'HTTP/1.1 400 Bad Request\r\n' }), NAME)
  expect(await (await connect(alice, await ticketOf(alice))).ended).toBe('not_vnc')
})

test('a node that refuses the connection, and a screen that goes away', async () => {
  const gone = await startPeer()
  await gone.stop()
  await showOn(gone, NAME)
  expect(await (await connect(alice, await ticketOf(alice))).ended).toBe('unreachable')
  const here = await startPeer()
  await showOn(here, NAME)
  const { ended } = await opened(alice)
  for (const socket of here.sockets) socket.destroy()
  expect(await ended).toBe('screen_ended')
})

test('as many consoles as the site allows each person', async () => {
  await db.setting.create({ data: { key: 'consolesPerUser', value: 1 } })
  const spare = await ticketOf(alice)
  const { ws } = await opened(alice)
  expect(await (await connect(alice, spare)).ended).toBe('too_many')
  expect(await refusal(ask(alice))).toMatchObject({ reason: 'consoles_too_many', values: { limit: 1 } })
  ws.close()
  await until(async () => (await db.consoleSession.count()) === 0)
  await db.setting.deleteMany()
})

test('idle and lifetime have an end, and activity puts off only the first', async () => {
  const idle = await startEndpoint({ limits: { idleMs: 150, lifetimeMs: 60_000 } })
  expect(await (await opened(alice, idle.host)).ended).toBe('idle')
  const life = await startEndpoint({ limits: { idleMs: 150, lifetimeMs: 700 } })
  const { ws, ended } = await opened(alice, life.host)
  const typing = setInterval(() => ws.send(Buffer.of(4, 1, 0, 0, 0, 0, 0, 65)), 30)
  expect(await ended).toBe('lifetime')
  clearInterval(typing)
})

test('a stopping portal says so', async () => {
  const endpoint = await startEndpoint()
  const { ended } = await opened(alice, endpoint.host)
  endpoint.stop()
  expect(await ended).toBe('restarting')
})

test('a slow reader holds the node back, and nothing is lost or changed', async () => {
  const { ws } = await opened(alice)
  const screen = peer.screens.at(-1)
  if (!screen) throw new Error('no screen')
  const sent = randomBytes(24 * 1024 * 1024)
  ws.pause()
  let accepted = 0
  const feeding = (async () => {
    for (let at = 0; at < sent.length; at += 65_536) {
      if (!screen.write(sent.subarray(at, at + 65_536))) await once(screen, 'drain')
      accepted = at
    }
  })()
  let before = -1
  await until(async () => {
    const still = accepted === before
    before = accepted
    await new Promise((resolve) => setTimeout(resolve, 300))
    return still
  })
  expect(accepted).toBeLessThan(sent.length / 2)
  const heard: Buffer[] = []
  ws.on('message', (data: Buffer) => heard.push(data))
  ws.resume()
  await feeding
  await until(() => heard.reduce((sum, { length }) => sum + length, 0) === sent.length)
  expect(Buffer.concat(heard).equals(sent)).toBe(true)
  const typed = once(screen, 'data')
  ws.send(Buffer.from('from the browser'))
  expect(String((await typed)[0])).toBe('from the browser')
  ws.close()
})
