import { z } from 'zod'
import { listAudit } from '@/lib/audit/list'
import { auditFiltersSchema } from '@/lib/audit/list-schema'
import { listNotifications, readNotification } from '@/lib/notifications/queries'
import { sendSchema, wordOf } from '@/lib/notifications/schema'
import { sendNotification } from '@/lib/notifications/send'
import { changeSettings } from '@/lib/settings/change-settings'
import { listSettings } from '@/lib/settings/list-settings'
import { rowId } from '../ids'
import { type ApiCtx, none, nothing, type Operation, operation } from '../operation'
import { page, pageOf, pageQuery, skipOf } from '../paging'
import { time } from '../time'
import { adminList } from './list'

const count = z.number().int()

const entry = z
  .object({
    id: count,
    at: time,
    actorKind: z.string(),
    actor: z.string(),
    action: z.string(),
    target: z.string(),
    subject: z.string(),
    cluster: z.string().nullable(),
    instance: z.string().nullable(),
    jobId: count.nullable(),
    allowed: z.boolean(),
    address: z.string().nullable(),
    requestId: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditEntry' })

const audit = operation({
  method: 'GET',
  path: '/audit',
  id: 'listAudit',
  scope: 'admin',
  status: 200,
  params: none,
  body: nothing,
  summary: 'The audit log, the newest first',
  answer: pageOf(entry),
  description: 'Filters are those of the page; the days of `from` and `to` are those of UTC.',
  query: z.object({ q: z.string().max(200).default(''), ...auditFiltersSchema.shape, ...pageQuery }),
  run: async (ctx, { query }) => {
    const asked = { reading: 'log' as const, q: query.q, filters: auditFiltersSchema.parse(query), timeZone: 'UTC' }
    const { rows, total } = await listAudit(ctx, { ...asked, skip: skipOf(query), take: query.limit })
    return page(rows, total, query)
  },
})

const progress = z.object({ total: count, sent: count, failing: count, lost: count })
const notifications = adminList({
  path: '/notifications',
  id: 'listNotifications',
  summary: 'What was written to owners',
  sort: '',
  dir: 'desc',
  item: progress.extend({ id: count, senderName: z.string(), subject: z.string(), createdAt: time }),
  read: listNotifications,
})

const notification = z
  .object({
    id: count,
    senderName: z.string(),
    urgent: z.boolean(),
    createdAt: time,
    targets: z.array(z.object({ word: z.string(), label: z.string() })),
    progress,
  })
  .meta({ id: 'Notification' })

const one = operation({
  method: 'GET',
  path: '/notifications/{notification}',
  id: 'readNotification',
  scope: 'admin',
  status: 200,
  summary: 'One of them',
  params: z.object({ notification: rowId }),
  query: none,
  body: nothing,
  answer: notification,
  run: (ctx, { params }) => readNotification(ctx, params.notification),
})

const send = operation({
  method: 'POST',
  path: '/notifications',
  id: 'sendNotification',
  scope: 'admin',
  status: 201,
  params: none,
  query: none,
  summary: 'Write to the owners of instances',
  body: sendSchema,
  answer: notification,
  description:
    'Targets are words as `cluster:3`, `node:3:node1.example.org`, `user:7`. Sent again with the same `key` it is the same one.',
  location: ({ id }: z.output<typeof notification>) => `/notifications/${id}`,
  run: async (ctx, { body }) => {
    const targets = body.targets.map(wordOf)
    return readNotification(ctx, (await sendNotification(ctx, { ...body, targets })).id)
  },
})

const settings = z
  .object({
    items: z.array(
      z.object({ key: z.string(), value: z.unknown(), initial: z.unknown().describe('What it is by default') }),
    ),
  })
  .meta({ id: 'Settings' })
const onSettings = { path: '/settings', scope: 'admin', status: 200, params: none, query: none } as const
const showSettings = async (ctx: ApiCtx) => ({ items: await listSettings(ctx) })

const readAll = operation({
  ...onSettings,
  method: 'GET',
  id: 'listSettings',
  summary: 'The settings of the site',
  body: nothing,
  answer: settings,
  run: showSettings,
})

const change = operation({
  ...onSettings,
  method: 'PUT',
  id: 'changeSettings',
  summary: 'Change some of them: all or none',
  answer: settings,
  body: z.record(z.string().max(60), z.unknown()).describe('By their keys; what is left out stays as it is'),
  run: async (ctx, { body }) => {
    await changeSettings(ctx, body)
    return showSettings(ctx)
  },
})

export const siteOperations: readonly Operation[] = [audit, notifications, send, one, readAll, change]
