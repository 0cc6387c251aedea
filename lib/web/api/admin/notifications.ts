import { z } from 'zod'
import { previewNotification } from '@/lib/notifications/preview'
import { listNotifications, readNotification } from '@/lib/notifications/queries'
import { draftSchema, sendSchema } from '@/lib/notifications/schema'
import { sendNotification } from '@/lib/notifications/send'
import { rowId } from '../ids'
import { none, nothing, type Operation, operation } from '../operation'
import { time } from '../time'
import { adminList } from './list'

const count = z.number().int()

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
  run: async (ctx, { sent }) => readNotification(ctx, (await sendNotification(ctx, sent)).id),
})

const recipient = z.object({
  id: count,
  username: z.string(),
  name: z.string(),
  email: z.string(),
  language: z.string(),
  instances: count,
})

const preview = operation({
  method: 'POST',
  path: '/notifications/preview',
  id: 'previewNotification',
  scope: 'admin',
  status: 200,
  summary: 'To whom a draft would go, and what one of them would read; nothing is sent',
  params: none,
  query: none,
  body: draftSchema.extend({ person: count.nullable().default(null).describe('Whose letter to show; else the first') }),
  answer: z.object({
    total: count,
    people: z.array(recipient).describe('Two hundred at most'),
    muted: count.describe('How many do without such mails'),
    unreached: z.object({ total: count, names: z.array(z.string()) }).describe('Instances without anyone to write to'),
    letter: z.object({ to: count, subject: z.string(), text: z.string() }).nullable(),
  }),
  run: (ctx, { sent: { person, ...draft } }) => previewNotification(ctx, draft, person),
})

export const notificationOperations: readonly Operation[] = [notifications, send, preview, one]
