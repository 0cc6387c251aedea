import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { changePreferences } from '@/lib/accounts/profile'
import { deactivateUser } from '@/lib/accounts/set-active'
import { addCluster } from '@/lib/clusters/save-cluster'
import { db } from '@/lib/db/client'
import { sendMailTask } from '@/lib/mail/send-task'
import { previewNotification } from '@/lib/notifications/preview'
import { listNotifications, listRecipients, readNotification } from '@/lib/notifications/queries'
import type { SendInput } from '@/lib/notifications/schema'
import { sendNotification } from '@/lib/notifications/send'
import { findTargets } from '@/lib/notifications/targets'
import { notifyTask } from '@/lib/notifications/tasks'
import { testDatabase } from '@/tests/support/database'
import { mirrored, person, refusal, system } from '@/tests/support/fixtures'
import { type SmtpCatcher, startSmtpCatcher } from '@/tests/support/smtp-catcher'

testDatabase()

const people: Record<string, UserCtx> = {}
const ids: Record<string, number> = {}
const clusters: Record<string, number> = {}
const who = (name: string) => {
  const found = people[name]
  if (!found) throw new Error(`nobody is called ${name}`)
  return found
}

type Place = { node?: string; group?: string; users?: string[]; groups?: string[] }
async function instance(cluster: string, name: string, { node, group, users, groups }: Place): Promise<void> {
  const owners = [
    ...(users ?? []).map((user) => ({ kind: 'user', name: user, userId: who(user).actor.id })),
    ...(await Promise.all(
      (groups ?? []).map(async (one) => {
        const { id } = await db.group.findUniqueOrThrow({ where: { name: one } })
        return { kind: 'group', name: one, groupId: id }
      }),
    )),
  ]
  const at = { primaryNode: node ?? 'node1', nodeGroup: group ?? 'default' }
  const data = { ...mirrored(clusters[cluster] ?? 0, name), ...at, owners: { create: owners } }
  ids[name] = (await db.instance.create({ data })).id
}

let smtp: SmtpCatcher
beforeAll(async () => {
  smtp = await startSmtpCatcher()
  process.env.SMTP_URL = smtp.url
})
afterAll(() => smtp.stop())

beforeAll(async () => {
  for (const slug of ['alpha', 'beta']) {
    const { id } = await addCluster(system(), { slug, hostname: `${slug}.example.org`, tls: false })
    clusters[slug] = id
    await db.node.create({
      data: {
        clusterId: id,
        name: 'node1',
        role: 'master',
        group: 'default',
        offline: false,
        drained: false,
        vmCapable: true,
      },
    })
    await db.nodeGroup.create({
      data: { clusterId: id, name: 'default', uuid: slug, allocPolicy: 'preferred', nodes: ['node1'], tags: [] },
    })
  }
  people.alice = await person('alice', { locale: 'el' })
  people.bob = await person('bob', { locale: 'en', groups: ['noc'] })
  people.carol = await person('carol', { groups: ['noc', 'empty-handed'] })
  people.gone = await person('gone', { groups: ['noc'] })
  people.helpdesk = await person('helpdesk', { rights: ['view_instances'] })
  people.local = await person('local', { rights: [['view_instances', 'alpha']] })
  people.reader = await person('reader', { rights: ['view_notifications'] })
  people.localReader = await person('localReader', { rights: [['view_notifications', 'beta']] })
  await instance('alpha', 'a1', { users: ['alice'] })
  await instance('alpha', 'a2', { groups: ['noc'], node: 'node2', group: 'second' })
  await instance('alpha', 'a3', { users: ['alice'], groups: ['noc'] })
  await instance('alpha', 'orphan', {})
  await instance('beta', 'a1', { users: ['bob'] })
  await deactivateUser(system(), who('gone').actor.id)
})

const cluster = (name: string) => `cluster:${clusters[name]}`
const of = (kind: 'user' | 'group', id: number) => `${kind}:${id}`
const draft = (targets: string[], changes: Partial<SendInput> = {}): SendInput => ({
  key: randomUUID(),
  targets,
  en: { subject: 'Works on {{count}}', text: 'Dear {{name}},\n{{instances}}' },
  el: { subject: 'Εργασίες', text: 'Προς {{username}}:\n{{ instances }}' },
  ...changes,
})
const previewed = async (ctx: UserCtx, targets: string[]) => {
  const { people: found } = await previewNotification(ctx, draft(targets))
  return found.map(({ username, language, instances }) => `${username} ${language} ${instances}`)
}
/** Tasks as the worker would run them. */
const work = (id: number) => notifyTask.handler({ id }, { attempt: 1, signal: new AbortController().signal })

test('owners by name and members of owning groups, each once, with their own of the chosen instances', async () => {
  const ctx = who('helpdesk')
  expect(await previewed(ctx, [cluster('alpha')])).toEqual(['alice el 2', 'bob en 2', 'carol en 2'])
  expect(await previewed(ctx, [`instance:${ids.a2}`])).toEqual(['bob en 1', 'carol en 1'])
  const { unreached } = await previewNotification(ctx, draft([cluster('alpha'), cluster('beta')]))
  expect(unreached).toEqual({ total: 1, names: ['orphan'] })
})

test('B7: nodes and node groups are those of their cluster, groups are groups, and people get all of theirs', async () => {
  const ctx = who('helpdesk')
  expect(await previewed(ctx, [`node:${clusters.beta}:node1`])).toEqual(['bob en 1'])
  expect(await previewed(ctx, [`node:${clusters.alpha}:node2`])).toEqual(['bob en 1', 'carol en 1'])
  expect(await previewed(ctx, [`nodeGroup:${clusters.alpha}:default`])).toEqual([
    'alice el 2',
    'bob en 1',
    'carol en 1',
  ])
  const noc = await db.group.findUniqueOrThrow({ where: { name: 'noc' } })
  expect(await previewed(ctx, [of('group', noc.id)])).toEqual(['bob en 3', 'carol en 2'])
  expect(await previewed(ctx, [of('user', who('alice').actor.id)])).toEqual(['alice el 2'])
})

test('each reads it in their language, or in the one that there is', async () => {
  const ctx = who('helpdesk')
  const alice = who('alice').actor.id
  const { letter } = await previewNotification(ctx, draft([cluster('alpha')]), alice)
  expect(letter).toMatchObject({ to: alice, subject: '[ganetimgr] Εργασίες' })
  expect(letter?.text).toContain('Προς alice:\n  a1 (alpha)\n  a3 (alpha)\n')
  expect(letter?.text).toContain('Λαμβάνετε αυτό το μήνυμα')
  const one = await previewNotification(ctx, draft([cluster('alpha')], { el: { subject: '', text: '' } }), alice)
  expect(one.letter?.subject).toBe('[ganetimgr] Works on 2')
})

test('who views some clusters writes to their owners only, and finds nobody else', async () => {
  const ctx = who('local')
  expect(await previewed(ctx, [cluster('alpha'), cluster('beta')])).toEqual(['alice el 2', 'bob en 2', 'carol en 2'])
  const refused = await refusal(previewNotification(ctx, draft([cluster('beta'), `instance:${ids.a1}`])))
  expect(refused.fields).toEqual({ targets: 'recipients_none' })
  const nobody = await refusal(previewNotification(ctx, draft([of('user', who('reader').actor.id)])))
  expect(nobody.fields).toEqual({ targets: 'recipients_none' })
  const words = (await findTargets(ctx, '')).map(({ word }) => word)
  expect(words).toContain(cluster('alpha'))
  expect(words).not.toContain(cluster('beta'))
  expect(words.filter((word) => word.startsWith('user:'))).toEqual([of('user', who('alice').actor.id)])
  for (const name of ['alice', 'reader']) {
    expect((await refusal(previewNotification(who(name), draft([cluster('alpha')])))).code).toBe('forbidden')
    expect((await refusal(sendNotification(who(name), draft([cluster('alpha')])))).code).toBe('forbidden')
    expect((await refusal(findTargets(who(name), ''))).code).toBe('forbidden')
  }
})

test('sent once, however often the form is sent and the task runs, also by two at once', async () => {
  const ctx = who('helpdesk')
  const input = draft([cluster('alpha')])
  const sent = await Promise.all([sendNotification(ctx, input), sendNotification(ctx, input)])
  const id = sent[0]?.id ?? 0
  expect(sent[1]?.id).toBe(id)
  await Promise.all([work(id), work(id)])
  await work(id)
  // As after a death between the outbox and its mark
  await db.notificationRecipient.updateMany({ data: { mailId: null } })
  await work(id)
  const mails = await db.mail.findMany({ where: { key: { startsWith: 'notification:' } }, orderBy: { to: 'asc' } })
  expect(mails.map(({ to, locale, subject }) => `${to} ${locale} ${subject}`)).toEqual([
    'alice@example.org el [ganetimgr] Εργασίες',
    'bob@example.org en [ganetimgr] Works on 2',
    'carol@example.org en [ganetimgr] Works on 2',
  ])
  expect(await db.notificationRecipient.count({ where: { mailId: null } })).toBe(0)
  const entries = await db.auditEntry.findMany({ where: { action: 'notification.send' } })
  expect(entries).toMatchObject([{ actorName: 'helpdesk', targetId: String(id), detail: { recipients: 3 } }])
  expect((await sendNotification(who('local'), input)).id).not.toBe(id)
})

test('the archive shows how far it is, to the sender and to who has the right', async () => {
  const ctx = who('helpdesk')
  const { rows } = await listNotifications(ctx, { q: 'εργασιεσ', filters: {}, sort: '', dir: 'desc', skip: 0, take: 9 })
  const [row] = rows
  expect(rows).toMatchObject([{ subject: 'Works on {{count}}', total: 3, sent: 0 }])
  const id = row?.id ?? 0
  const all = await db.mail.findMany({ where: { key: { startsWith: `notification:${id}:` } } })
  for (const mail of all)
    await sendMailTask.handler({ id: mail.id }, { attempt: 1, signal: AbortSignal.timeout(9_000) })
  expect(smtp.messages.map(({ recipients }) => recipients[0]).sort()).toEqual(all.map(({ to }) => to).sort())
  expect((await readNotification(ctx, id)).progress).toEqual({ total: 3, sent: 3, failing: 0, lost: 0 })
  expect((await listRecipients(ctx, id, { q: 'ali', skip: 0, take: 9 })).rows).toMatchObject([
    { username: 'alice', state: 'sent', instances: ['a1', 'a3'] },
  ])
  expect((await readNotification(who('reader'), id)).targets).toMatchObject([{ kind: 'cluster', label: 'alpha' }])
  for (const name of ['localReader', 'local'])
    expect((await refusal(readNotification(who(name), id))).code).toBe('not_found')
  expect((await refusal(readNotification(who('alice'), id))).code).toBe('forbidden')
})

test('who does without such mails gets none, but what is urgent', async () => {
  const alice = { timeZone: null, theme: null, mutedMails: ['notifications' as const] }
  await changePreferences(who('alice'), alice)
  const ctx = who('helpdesk')
  expect(await previewed(ctx, [cluster('alpha')])).toEqual(['bob en 2', 'carol en 2'])
  expect((await previewNotification(ctx, draft([cluster('alpha')]))).muted).toBe(1)
  const urgent = await previewNotification(ctx, draft([cluster('alpha')], { urgent: true }))
  expect([urgent.total, urgent.muted]).toEqual([3, 0])
})
