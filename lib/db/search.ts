import { Prisma } from './generated/client'
import { literal } from './same-text'

const MOST_WORDS = 10

/** For LIKE and ILIKE: has it somewhere. */
export const like = (text: string) => `%${literal(text)}%`

/** The words of a search, each once; more than a few are not looked for. */
export const searchWords = (q: string) => [...new Set(q.split(/\s+/).filter(Boolean))].slice(0, MOST_WORDS)

/** One of these values; no condition where there are none. */
export const among = (column: Prisma.Sql, values: readonly string[]) =>
  values.length > 0 ? [Prisma.sql`${column} = ANY(${[...values]}::text[])`] : []
