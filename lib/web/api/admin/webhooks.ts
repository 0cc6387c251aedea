import { z } from 'zod'
import { pageOfWebhooks, pauseAnyWebhook, readWebhook, removeAnyWebhook } from '@/lib/webhooks/all'
import { WEBHOOK_STATES } from '@/lib/webhooks/schema'
import { rowId } from '../ids'
import { noAnswer, none, type Operation, operation } from '../operation'
import { resource } from '../resource'
import { shownWebhook, webhook } from '../webhooks/shapes'
import { adminList } from './list'

const anyWebhook = webhook.extend({ owner: z.string() }).meta({ id: 'AnyWebhook' })

type Row = Awaited<ReturnType<typeof pageOfWebhooks>>['rows'][number]
const shown = ({ owner, ...row }: Row): z.input<typeof anyWebhook> => ({ ...shownWebhook(row), owner: owner.username })

const list = adminList({
  path: '/all-webhooks',
  id: 'listAllWebhooks',
  summary: 'Everybody’s webhooks',
  item: anyWebhook,
  sort: 'name',
  filters: { state: z.enum(WEBHOOK_STATES).optional(), sees: z.enum(['whole', 'own']).optional() },
  read: async (ctx, asked) => {
    const { rows, total } = await pageOfWebhooks(ctx, asked)
    return { rows: rows.map(shown), total }
  },
})

const each = resource({
  path: '/all-webhooks',
  name: 'AnyWebhook',
  one: 'anyone’s webhook',
  answer: anyWebhook,
  read: async (ctx, id) => shown(await readWebhook(ctx, id)),
  remove: removeAnyWebhook,
})

const pause = operation({
  method: 'POST',
  path: '/all-webhooks/{id}/pause',
  id: 'pauseAnyWebhook',
  scope: 'admin',
  status: 204,
  summary: 'Tell it nothing more until its owner says so',
  params: z.object({ id: rowId }),
  query: none,
  body: none,
  answer: noAnswer,
  run: (ctx, { params }) => pauseAnyWebhook(ctx, params.id),
})

export const allWebhookOperations: readonly Operation[] = [list, ...each, pause]
