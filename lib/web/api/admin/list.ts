import { z } from 'zod'
import type { PageOf } from '@/lib/accounts/page-of'
import { type ApiCtx, none, nothing, type Operation, operation } from '../operation'
import { page, pageOf, pageQuery, skipOf } from '../paging'

const shared = { q: z.string().max(200).default('').describe('Words to look for'), ...pageQuery }

type Listed<S extends z.ZodType> = {
  path: string
  id: string
  summary: string
  item: S
  sort: string
  dir?: 'asc' | 'desc'
  /** What narrows it besides: each a parameter of one word. */
  filters?: Record<string, z.ZodType<string | undefined>>
  read: (ctx: ApiCtx, asked: PageOf) => Promise<{ rows: z.input<S>[]; total: number }>
}

/** A list of an administrator's: searched, narrowed, in pages, in the order that its page begins with. */
export function adminList<S extends z.ZodType>(listed: Listed<S>): Operation {
  const { item, sort, dir = 'asc', filters = {}, read, ...described } = listed
  return operation({
    ...described,
    method: 'GET',
    scope: 'admin',
    status: 200,
    params: none,
    query: z.object({ ...filters, ...shared }),
    body: nothing,
    answer: pageOf(item),
    run: async (ctx, { query }) => {
      const { q, limit, cursor, ...narrowing } = query
      const asked = { limit, cursor }
      const given = Object.entries(narrowing).flatMap(([name, word]) =>
        typeof word === 'string' ? [[name, [word]] satisfies [string, string[]]] : [],
      )
      const window = { sort, dir, skip: skipOf(asked), take: limit }
      const { rows, total } = await read(ctx, { q, filters: Object.fromEntries<string[]>(given), ...window })
      return page(rows, total, asked)
    },
  })
}
