import { z } from 'zod'
import type { PageOf } from '@/lib/accounts/page-of'
import { type ApiCtx, none, nothing, type Operation, operation } from '../operation'
import { page, pageOf, pageQuery, skipOf } from '../paging'

const query = z.object({ q: z.string().max(200).default('').describe('Words to look for'), ...pageQuery })

type Listed<S extends z.ZodType> = {
  path: string
  id: string
  summary: string
  item: S
  sort: string
  dir?: 'asc' | 'desc'
  read: (ctx: ApiCtx, asked: PageOf) => Promise<{ rows: z.input<S>[]; total: number }>
}

/** A list of an administrator's: searched, in pages, in the order that its page begins with. */
export const adminList = <S extends z.ZodType>({ item, sort, dir = 'asc', read, ...described }: Listed<S>): Operation =>
  operation({
    ...described,
    method: 'GET',
    scope: 'admin',
    status: 200,
    params: none,
    query,
    body: nothing,
    answer: pageOf(item),
    run: async (ctx, { query: asked }) => {
      const { q, limit } = asked
      const { rows, total } = await read(ctx, { q, filters: {}, sort, dir, skip: skipOf(asked), take: limit })
      return page(rows, total, asked)
    },
  })
