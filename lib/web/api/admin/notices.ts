import { z } from 'zod'
import { listNotices, readNotice } from '@/lib/notices/queries'
import { addNotice, editNotice, removeNotice } from '@/lib/notices/save-notice'
import { noticeSchema } from '@/lib/notices/schema'
import type { Operation } from '../operation'
import { resource } from '../resource'
import { time } from '../time'
import { adminList } from './list'

const notice = z.object({
  id: z.number().int(),
  level: z.string(),
  textEn: z.string(),
  textEl: z.string(),
  from: time,
  until: time.nullable(),
  clusterIds: z.array(z.number().int()).describe('Shown to those who have something there; none: to everyone'),
  dismissible: z.boolean(),
})

type Dated = { from: Date; until: Date | null }
const shown = <R extends Dated>({ from, until, ...row }: R) => ({
  ...row,
  from: from.toISOString(),
  until: until?.toISOString() ?? null,
})

const list = adminList({
  path: '/notices',
  id: 'listNotices',
  summary: 'What stands above every page, with what stood there and what will',
  item: notice.extend({ state: z.string() }).meta({ id: 'NoticeSummary' }),
  sort: 'from',
  dir: 'desc',
  filters: { state: z.enum(['shown', 'planned', 'over']).optional() },
  read: async (ctx, asked) => {
    const { rows, total } = await listNotices(ctx, asked)
    return { rows: rows.map(shown), total }
  },
})

const each = resource({
  path: '/notices',
  name: 'Notice',
  one: 'a notice',
  about: 'In one language at least. Who has closed it sees it again once its text is another.',
  answer: notice.meta({ id: 'Notice' }),
  read: async (ctx, id) => shown(await readNotice(ctx, id)),
  writes: { body: noticeSchema, add: addNotice, edit: editNotice },
  remove: removeNotice,
})

export const noticeOperations: readonly Operation[] = [list, ...each]
