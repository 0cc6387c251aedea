import { z } from 'zod'
import { QueryError } from './parse-part'

/** What every list takes. */
export const pageQuery = {
  limit: z.coerce.number<string>().int().min(1).max(200).default(50).describe('How many at most'),
  cursor: z.string().max(40).optional().describe('Of the answer before, `next`'),
}

/** A page of a list. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({
    items: z.array(item),
    total: z.number().int().describe('How many there are in all'),
    next: z.string().nullable().describe('The cursor of the next page; null on the last one'),
  })

type Asked = { limit: number; cursor?: string | undefined }

/** A cursor is a place in the list as it is now: what is added or goes meanwhile moves the rest. */
export function skipOf({ cursor }: Asked): number {
  if (cursor === undefined) return 0
  const skip = /^p([1-9]\d{0,8})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1]
  if (skip === undefined) throw new QueryError({ cursor: { code: 'invalid_value' } })
  return Number(skip)
}

/** For lists that are read by whole pages; from 1. */
export function pageNumberOf(asked: Asked): number {
  const skip = skipOf(asked)
  if (skip % asked.limit !== 0) throw new QueryError({ cursor: { code: 'invalid_value' } })
  return skip / asked.limit + 1
}

export function page<T>(items: T[], total: number, asked: Asked) {
  const end = skipOf(asked) + items.length
  const more = items.length > 0 && end < total
  return { items, total, next: more ? Buffer.from(`p${end}`).toString('base64url') : null }
}
