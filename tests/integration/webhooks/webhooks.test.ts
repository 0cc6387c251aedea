import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { deactivateUser } from '@/lib/accounts/set-active'
import { addCluster } from '@/lib/clusters/save-cluster'
import { db } from '@/lib/db/client'
import { publish } from '@/lib/live/events'
import { changeSetting } from '@/lib/settings/change-setting'
import { pageOfWebhooks, pauseAnyWebhook, removeAnyWebhook } from '@/lib/webhooks/all'
import { cleanDeliveriesTask } from '@/lib/webhooks/clean'
import { dispatchEvents } from '@/lib/webhooks/dispatch'
import {
  addWebhook,
  editWebhook,
  pauseWebhook,
  pingWebhook,
  redeliver,
  removeWebhook,
  renewWebhookSecret,
  resumeWebhook,
} from '@/lib/webhooks/own'
import { listOwnWebhooks, readOwnWebhook } from '@/lib/webhooks/queries'
import type { WebhookInput } from '@/lib/webhooks/schema'
import { sendWebhooksTask } from '@/lib/webhooks/send'
import { apiPortal } from '@/tests/support/api'
import { testDatabase } from '@/tests/support/database'
import { contextOf, mirrored, notFound, person, refusal, system } from '@/tests/support/fixtures'
import { isSigned, startReceiver } from '@/tests/support/receiver'

testDatabase()

const HOUR_MS = 3_600_000
let alice: UserCtx
let bob: UserCtx
let root: UserCtx
let clusterId: number
let receiver: Awaited<ReturnType<typeof startReceiver>>

beforeAll(async () => {
  clusterId = (await addCluster(system(), { hostname: 'a.example.org', slug: 'athens' })).id
  alice = await person('alice')
  bob = await person('bob')
  root = await person('root', { superuser: true })
  await instance('web.example.org', alice)
  await instance('foreign.example.org', bob)
  receiver = await startReceiver()
  await changeSetting(system(), 'webhookHosts', ['127.0.0.1'])
})
afterAll(() => receiver.stop())
beforeEach(async () => {
  await db.webhook.deleteMany()
  receiver.received.length = 0
  receiver.answers.status = 204
})

async function instance(name: string, { actor }: UserCtx): Promise<void> {
  const { id } = await db.instance.create({ data: mirrored(clusterId, name) })
  const owner = { instanceId: id, kind: 'user', name: actor.username, userId: actor.id }
  await db.instanceOwner.create({ data: owner })
}

const wish = (changes: Partial<WebhookInput> = {}): WebhookInput => ({
  name: 'Course tool',
  url: receiver.url,
  types: ['instances.changed'],
  ...changes,
})
const changed = (...names: string[]) => publish(db, { kind: 'instances', clusterId, names })
const send = (webhook: number) =>
  sendWebhooksTask.handler({ webhook }, { attempt: 1, signal: new AbortController().signal })
const deliveries = async (id: number, ctx = alice) => (await readOwnWebhook(ctx, id)).recent
const due = () => db.webhookDelivery.updateMany({ data: { nextAt: new Date() } })
const scheduled = () =>
  db.$queryRaw<{ key: string }[]>`select key from graphile_worker.jobs where task_identifier = 'webhooks.send'`

describe('what is sent', () => {
  test('what changed of one’s own, signed, once; another’s is never told', async () => {
    const { id, secret } = await addWebhook(alice, wish())
    await changed('foreign.example.org')
    await changed('web.example.org', 'foreign.example.org')
    await publish(db, {
      kind: 'act',
      id: 'none',
      clusterId,
      instance: 'web.example.org',
      actorId: null,
      applicantId: null,
    })
    expect(await dispatchEvents()).toBe(true)
    await dispatchEvents()
    expect(await scheduled()).toEqual([{ key: `webhook:${id}` }])
    await send(id)
    expect(receiver.received).toHaveLength(1)
    const [got] = receiver.received
    expect(got && JSON.parse(got.body)).toEqual({
      id: expect.stringMatching(/^\d+$/),
      type: 'instances.changed',
      at: expect.any(String),
      data: {
        cluster: 'athens',
        all: false,
        gone: [],
        instances: [{ name: 'web.example.org', url: '/api/v1/instances/athens/web.example.org' }],
      },
    })
    expect(got && isSigned(got, secret)).toBe(true)
    expect(got && isSigned({ ...got, body: `${got.body} ` }, secret)).toBe(false)
    const [delivery] = await deliveries(id)
    expect(delivery).toMatchObject({ id: got?.headers['webhook-id'], state: 'delivered', status: 204, attempts: 1 })
  })

  test('two processes at once make one delivery of an event', async () => {
    const { id } = await addWebhook(alice, wish())
    await changed('web.example.org')
    await Promise.all([dispatchEvents(), dispatchEvents(), dispatchEvents()])
    await dispatchEvents()
    expect(await deliveries(id)).toHaveLength(1)
  })

  test('nothing of before it was made, nor of while it was paused', async () => {
    await changed('web.example.org')
    const { id } = await addWebhook(alice, wish())
    await pauseWebhook(alice, id)
    await changed('web.example.org')
    await resumeWebhook(alice, id)
    await dispatchEvents()
    expect(await deliveries(id)).toEqual([])
  })

  test('only of the kinds chosen; everything that an administrator sees only where that was chosen', async () => {
    const acts = await addWebhook(alice, wish({ types: ['act.changed'] }))
    const own = await addWebhook(root, wish({ name: 'own' }))
    const whole = await addWebhook(root, wish({ name: 'whole', whole: true }))
    await changed('web.example.org')
    await dispatchEvents()
    expect(await deliveries(acts.id)).toHaveLength(0)
    expect(await deliveries(own.id, root)).toHaveLength(0)
    expect(await deliveries(whole.id, root)).toHaveLength(1)
  })

  test('what the owner may see no more when it is sent is not sent; nor anything of an account that has ended', async () => {
    await instance('lent.example.org', alice)
    const { id } = await addWebhook(alice, wish())
    await changed('lent.example.org')
    await dispatchEvents()
    await db.instanceOwner.deleteMany({ where: { instance: { name: 'lent.example.org' } } })
    await send(id)
    expect((await deliveries(id)).map(({ state }) => state)).toEqual(['dropped'])
    const carol = await person('carol')
    const hers = await addWebhook(carol, wish())
    await pingWebhook(carol, hers.id)
    await deactivateUser(root, carol.actor.id)
    await send(hers.id)
    expect(receiver.received).toEqual([])
  })

  test('a test arrives; sent again it bears the same id', async () => {
    const { id, secret } = await addWebhook(alice, wish())
    await pingWebhook(alice, id)
    await send(id)
    const [delivery] = await deliveries(id)
    await redeliver(alice, id, delivery?.id ?? '')
    await send(id)
    const ids = receiver.received.map(({ headers }) => headers['webhook-id'])
    expect(ids).toEqual([delivery?.id, delivery?.id])
    expect(receiver.received.every((one) => isSigned(one, secret))).toBe(true)
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({
      type: 'ping',
      data: { webhook: 'Course tool' },
    })
    expect(await deliveries(id)).toMatchObject([{ state: 'delivered', attempts: 2 }])
  })

  test('for a day after a new secret both sign; then only the new one', async () => {
    const { id, secret: before } = await addWebhook(alice, wish())
    const { secret } = await renewWebhookSecret(alice, id)
    await pingWebhook(alice, id)
    await send(id)
    await db.webhook.update({ where: { id }, data: { previousUntil: new Date() } })
    await pingWebhook(alice, id)
    await send(id)
    const by = (one: string) => receiver.received.map((got) => isSigned(got, one))
    expect([by(secret), by(before)]).toEqual([
      [true, true],
      [true, false],
    ])
    const kept = JSON.stringify(await db.webhook.findUnique({ where: { id }, omit: { after: true } }))
    expect(kept).not.toContain(secret.slice(6))
  })
})

describe('what fails', () => {
  test('is tried again later, in order, and the rest waits with it; then it arrives', async () => {
    const { id } = await addWebhook(alice, wish())
    await changed('web.example.org')
    await dispatchEvents()
    await pingWebhook({ ...alice, now: new Date() }, id)
    receiver.answers.status = 503
    const began = Date.now()
    await send(id)
    expect(receiver.received).toHaveLength(1)
    const waiting = await deliveries(id)
    expect(waiting.map(({ state, attempts, status }) => [state, attempts, status])).toEqual([
      ['waiting', 0, null],
      ['waiting', 1, 503],
    ])
    for (const { nextAt } of waiting) expect(nextAt.getTime()).toBeGreaterThanOrEqual(began + 9_000)
    await send(id)
    expect(receiver.received).toHaveLength(1)
    receiver.answers.status = 200
    await due()
    await send(id)
    const types = receiver.received.map(({ body }) => JSON.parse(body).type)
    expect(types).toEqual(['instances.changed', 'instances.changed', 'ping'])
    expect((await listOwnWebhooks(alice))[0]).toMatchObject({ failingSince: null, state: 'active' })
  })

  test('one that is refused with 4xx does not hold up the others', async () => {
    const { id } = await addWebhook(alice, wish())
    await pingWebhook(alice, id)
    await pingWebhook(alice, id)
    receiver.answers.status = 422
    await send(id)
    expect(receiver.received).toHaveLength(2)
  })

  test('after three days of nothing but failures it is stopped, its owner mailed; resumed, it goes on', async () => {
    const { id } = await addWebhook(alice, wish())
    await pingWebhook(alice, id)
    receiver.answers.status = 500
    await send(id)
    await db.webhook.update({ where: { id }, data: { failingSince: new Date(Date.now() - 73 * HOUR_MS) } })
    await due()
    await send(id)
    expect(await readOwnWebhook(alice, id)).toMatchObject({
      state: 'failed',
      recent: [{ state: 'failed', attempts: 2 }],
    })
    const mail = await db.mail.findFirstOrThrow({ where: { key: { startsWith: `account:webhookFailed:${id}:` } } })
    expect([mail.to, mail.text.includes(`/profile/webhooks/${id}`)]).toEqual(['alice@example.org', true])
    expect(mail.text).not.toContain('of-the-owner')
    expect(await db.auditEntry.count({ where: { action: 'webhook.fail', targetId: String(id) } })).toBe(1)
    expect(await refusal(pingWebhook(alice, id))).toMatchObject({ reason: 'webhook_not_active' })
    receiver.answers.status = 204
    await resumeWebhook(alice, id)
    await pingWebhook(alice, id)
    await send(id)
    expect((await deliveries(id))[0]).toMatchObject({ state: 'delivered' })
  })

  test('410 stops it at once', async () => {
    const { id } = await addWebhook(alice, wish())
    await pingWebhook(alice, id)
    receiver.answers.status = 410
    await send(id)
    expect((await readOwnWebhook(alice, id)).state).toBe('failed')
  })

  test('a redirect is not followed', async () => {
    const { id } = await addWebhook(alice, wish())
    await pingWebhook(alice, id)
    receiver.answers.status = 307
    await send(id)
    expect(receiver.received).toHaveLength(1)
    expect((await deliveries(id))[0]).toMatchObject({ state: 'waiting', status: 307 })
  })
})

describe('internal targets', () => {
  test.each([
    ['http://example.org/hook', 'url_not_https'],
    ['https://10.0.0.7/hook', 'url_internal'],
    ['https://[::1]/hook', 'url_internal'],
    ['https://169.254.169.254/latest/meta-data', 'url_internal'],
    ['https://example.org:22/', 'url_port'],
    ['https://a:b@example.org/', 'url_invalid'],
    ['ftp://example.org/', 'url_invalid'],
  ])('%s is refused when it is given', async (url, code) => {
    expect((await refusal(addWebhook(alice, wish({ url })))).fields).toEqual({ url: code })
  })

  test('a name that leads inside is refused when it is connected to, and a host that is listed no more', async () => {
    const named = await addWebhook(alice, wish({ url: 'https://localhost/hook' }))
    await pingWebhook(alice, named.id)
    await send(named.id)
    expect((await deliveries(named.id))[0]).toMatchObject({ state: 'waiting', status: null, error: 'url_internal' })
    const listed = await addWebhook(alice, wish())
    await pingWebhook(alice, listed.id)
    await changeSetting(system(), 'webhookHosts', [])
    await send(listed.id)
    await changeSetting(system(), 'webhookHosts', ['127.0.0.1'])
    expect(receiver.received).toEqual([])
    expect((await deliveries(listed.id))[0]).toMatchObject({ error: 'url_not_https' })
  })
})

describe('by programs', () => {
  const api = apiPortal()

  test('only with the widest scope: what is told goes on when the token has ended', async () => {
    const program = await api.program(alice, ['read', 'instances:write', 'applications:write'])
    for (const answer of [program.get('/webhooks'), program.post('/webhooks', wish())])
      expect((await answer).status).toBe(403)
  })

  test('made, tested, looked at, sent again and deleted', async () => {
    const program = await api.program(alice, ['admin'])
    const made = await program.post('/webhooks', wish())
    const { id, secret } = await made.json()
    expect([made.status, secret.startsWith('whsec_')]).toEqual([201, true])
    expect((await program.post(`/webhooks/${id}/ping`)).status).toBe(204)
    await send(id)
    const { items } = await (await program.get(`/webhooks/${id}/deliveries`)).json()
    expect(items).toMatchObject([{ type: 'ping', state: 'delivered', status: 204 }])
    expect((await program.post(`/webhooks/${id}/deliveries/${items[0].id}/again`)).status).toBe(204)
    const listed = await (await program.get('/webhooks')).text()
    expect(JSON.parse(listed).items).toMatchObject([{ id, name: 'Course tool', state: 'active' }])
    expect(listed).not.toMatch(/whsec_|v1:/)
    expect((await program.send('DELETE', `/webhooks/${id}`)).status).toBe(204)
    expect((await program.get(`/webhooks/${id}/deliveries`)).status).toBe(404)
  })
})

describe('whose it is', () => {
  test('to others it does not exist; administrators see it without its secret, pause and delete it', async () => {
    const { id, secret } = await addWebhook(alice, wish())
    const works = [
      () => readOwnWebhook(bob, id),
      () => editWebhook(bob, id, wish()),
      () => pingWebhook(bob, id),
      () => pauseWebhook(bob, id),
      () => resumeWebhook(bob, id),
      () => renewWebhookSecret(bob, id),
      () => redeliver(bob, id, crypto.randomUUID()),
      () => removeWebhook(bob, id),
    ]
    for (const work of works) expect(await refusal(work())).toMatchObject(notFound)
    expect(await refusal(pauseAnyWebhook(alice, id))).toMatchObject({ code: 'forbidden' })
    const page = { q: '', filters: {}, sort: 'name', dir: 'asc' as const, skip: 0, take: 10 }
    const { rows } = await pageOfWebhooks(root, page)
    expect(rows).toMatchObject([{ name: 'Course tool', owner: { username: 'alice' } }])
    expect(JSON.stringify(rows)).not.toContain('v1:')
    await pauseAnyWebhook(root, id)
    expect((await readOwnWebhook(alice, id)).state).toBe('paused')
    await removeAnyWebhook(root, id)
    expect(await refusal(readOwnWebhook(alice, id))).toMatchObject(notFound)
    const log = await db.auditEntry.findMany({
      where: { target: 'webhook', targetId: String(id) },
      orderBy: { id: 'asc' },
    })
    expect(log.map(({ action }) => action)).toEqual(['webhook.add', 'webhook.pause', 'webhook.remove'])
    expect(JSON.stringify(log)).not.toMatch(new RegExp(`of-the-owner|${secret.slice(6, 20)}`))
  })

  test('changes are recorded; twenty are enough for one person', async () => {
    const { id } = await addWebhook(alice, wish())
    await editWebhook(alice, id, wish({ name: 'Other', types: ['act.changed'] }))
    const entry = await db.auditEntry.findFirstOrThrow({ where: { action: 'webhook.change', targetId: String(id) } })
    expect(entry.detail).toMatchObject({ name: { from: 'Course tool', to: 'Other' } })
    for (let count = 1; count < 20; count += 1) await addWebhook(alice, wish())
    expect(await refusal(addWebhook(await contextOf('alice'), wish()))).toMatchObject({ reason: 'webhooks_many' })
  })

  test('what was sent is kept for a month', async () => {
    const { id } = await addWebhook(alice, wish())
    await pingWebhook(alice, id)
    await pingWebhook(alice, id)
    const [first] = await deliveries(id)
    const old = new Date(Date.now() - 31 * 24 * HOUR_MS)
    await db.webhookDelivery.update({ where: { id: first?.id ?? '' }, data: { createdAt: old } })
    await cleanDeliveriesTask.handler({}, { attempt: 1, signal: new AbortController().signal })
    expect(await deliveries(id)).toHaveLength(1)
  })
})
