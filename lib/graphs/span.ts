import { db } from '@/lib/db/client'
import type { Span } from './prometheus'
import { RANGES, type Range } from './schema'

const MOST_S = 900 * 86_400

/** From when until when, in epoch seconds: the days are whole ones in this time zone, and end now at the latest. */
export async function spanOf(now: Date, { range, from, to }: Range, timeZone: string): Promise<Omit<Span, 'step'>> {
  const present = Math.floor(now.getTime() / 1000)
  const back = { from: present - RANGES[range], until: present }
  if (from === null && to === null) return back
  const [days] = await db.$queryRaw<{ from: number | null; until: number | null }[]>`
    SELECT extract(epoch FROM (${from}::date)::timestamp AT TIME ZONE ${timeZone})::float8 AS "from",
      extract(epoch FROM (${to}::date + 1)::timestamp AT TIME ZONE ${timeZone})::float8 AS until`
  const until = Math.min(present, days?.until ?? present)
  const begin = days?.from ?? until - RANGES[range]
  return begin < until ? { from: Math.max(begin, until - MOST_S), until } : back
}
