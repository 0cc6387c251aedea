import { db } from '@/lib/db/client'

const WINDOW_S = 60

/** What is left of a window: `remaining` is negative once more was asked than may be; `resetS` until the next window. */
export type Budget = { quota: number; windowS: number; remaining: number; resetS: number }

/**
 * Counts one more request of this key's, in PostgreSQL, so that all processes count together. What is refused counts too: who
 * does not wait, waits on to the end of the window.
 */
export async function countRequest(key: string, quota: number, now: Date): Promise<Budget> {
  const begun = new Date(now.getTime() - WINDOW_S * 1000)
  const [row] = await db.$queryRaw<{ startedAt: Date; count: number }[]>`
    INSERT INTO "RequestCount" AS c (key, "startedAt", count) VALUES (${key}, ${now}, 1)
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN c."startedAt" <= ${begun} THEN 1 ELSE c.count + 1 END,
      "startedAt" = CASE WHEN c."startedAt" <= ${begun} THEN ${now} ELSE c."startedAt" END
    RETURNING "startedAt", count`
  const { startedAt, count } = row ?? { startedAt: now, count: 1 }
  const resetS = Math.ceil((startedAt.getTime() - begun.getTime()) / 1000)
  return { quota, windowS: WINDOW_S, remaining: quota - count, resetS: Math.max(1, resetS) }
}
