import { z } from 'zod'
import { type Db, db, type Tx } from '@/lib/db/client'
import { type LiveEvent, liveEvent } from './events'
import { LOGGED } from './logged'

const formerSchema = z.array(
  z.object({ name: z.string(), users: z.array(z.number().int()), groups: z.array(z.number().int()) }),
)

/** An instance that is gone, and whose it was. */
export type Former = z.infer<typeof formerSchema>[number]
export type LoggedEvent = Extract<LiveEvent, { kind: (typeof LOGGED)[number] }>

/** `position` counts from 1, in the order in which the events were committed; `former`: of those gone with it. */
export const loggedSchema = z.object({
  position: z.number().int(),
  at: z.coerce.date(),
  event: liveEvent.refine((event): event is LoggedEvent => LOGGED.some((kind) => kind === event.kind)),
  former: formerSchema,
})
export type Logged = z.infer<typeof loggedSchema>

/** What came after a position, oldest first; null where some of that is kept no more. */
export async function readLog(after: number, limit: number): Promise<Logged[] | null> {
  await number()
  const rows = await db.eventLog.findMany({
    where: { position: { gt: after } },
    orderBy: { position: 'asc' },
    take: limit,
  })
  // Asked last: what was forgotten while the rows were read is noticed too.
  const { forgotten, position } = await head(db)
  if (after < forgotten || after > position) return null
  return rows.map((row) => loggedSchema.parse({ ...row, position: Number(row.position) }))
}

/** Where who has read nothing yet begins. */
export async function latestPosition(): Promise<number> {
  await number()
  return (await head(db)).position
}

/** Removes what was logged before that time. */
export async function forgetLog(before: Date): Promise<void> {
  await number()
  await db.$transaction(async (tx) => {
    await lockHead(tx)
    const old = { position: { not: null }, at: { lt: before } }
    const last = await tx.eventLog.aggregate({ where: old, _max: { position: true } })
    const forgotten = last._max.position
    if (forgotten === null) return
    await tx.eventLog.deleteMany({ where: { position: { lte: forgotten } } })
    await tx.eventHead.update({ where: { id: 1 }, data: { forgotten } })
  })
}

/**
 * Gives positions to what has been committed since. Not in the transaction that writes an event: a smaller number could
 * then be committed after a larger one has been read, and a lock until each commit would make them wait for one another.
 */
async function number(): Promise<void> {
  if ((await db.eventLog.findFirst({ where: { position: null }, select: { id: true } })) === null) return
  await db.$transaction(async (tx) => {
    await lockHead(tx)
    // A statement of its own: it sees what was committed until the lock was got.
    await tx.$executeRaw`
      WITH given AS (
        UPDATE "EventLog" l SET position = h.position + w.place FROM "EventHead" h,
          (SELECT id, row_number() OVER (ORDER BY id) AS place FROM "EventLog" WHERE position IS NULL) w
        WHERE w.id = l.id AND h.id = 1 RETURNING l.position)
      UPDATE "EventHead" SET position = (SELECT max(position) FROM given)
      WHERE id = 1 AND EXISTS (SELECT FROM given)`
  })
}

const lockHead = (tx: Tx) => tx.$queryRaw`SELECT 1 FROM "EventHead" WHERE id = 1 FOR UPDATE`

async function head(from: Db): Promise<{ position: number; forgotten: number }> {
  const { position, forgotten } = await from.eventHead.findUniqueOrThrow({ where: { id: 1 } })
  return { position: Number(position), forgotten: Number(forgotten) }
}
