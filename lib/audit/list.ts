import type { Ctx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type AuditRow, toRows } from './row'
import { type Reading, readable } from './scope'
import { type AuditAsked, asked } from './where'

/** A page of the log, the newest first, and how many entries there are in all. */
export async function listAudit(ctx: Ctx, query: AuditAsked & { skip: number; take: number }) {
  const where = asked(ctx.actor, query)
  const [[counted], found] = await Promise.all([
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM "AuditEntry" e WHERE ${where}`,
    db.$queryRaw<{ id: number }[]>`SELECT e.id FROM "AuditEntry" e WHERE ${where}
      ORDER BY e.id DESC LIMIT ${query.take} OFFSET ${query.skip}`,
  ])
  return { total: counted?.total ?? 0, rows: await rowsOf(ctx, query.reading, found) }
}

/** One entry; null for one that is not there or may not be read. */
export async function readEntry(ctx: Ctx, reading: Reading, id: number): Promise<AuditRow | null> {
  const found = await db.$queryRaw<{ id: number }[]>`SELECT e.id FROM "AuditEntry" e
    WHERE e.id = ${id} AND ${readable(ctx.actor, reading)}`
  return (await rowsOf(ctx, reading, found))[0] ?? null
}

const CHUNK = 1_000

/** All that was asked for, the newest first, read in parts. */
export async function* eachEntry(ctx: Ctx, query: AuditAsked): AsyncGenerator<AuditRow[]> {
  const where = asked(ctx.actor, query)
  for (let below = Prisma.sql`true`; ; ) {
    const found = await db.$queryRaw<{ id: number }[]>`SELECT e.id FROM "AuditEntry" e WHERE ${where} AND ${below}
      ORDER BY e.id DESC LIMIT ${CHUNK}`
    yield await rowsOf(ctx, query.reading, found)
    const last = found.at(-1)
    if (!last || found.length < CHUNK) return
    below = Prisma.sql`e.id < ${last.id}`
  }
}

async function rowsOf(ctx: Ctx, reading: Reading, found: { id: number }[]): Promise<AuditRow[]> {
  const ids = found.map(({ id }) => id)
  return toRows(
    ctx.actor,
    reading,
    await db.auditEntry.findMany({ where: { id: { in: ids } }, orderBy: { id: 'desc' } }),
  )
}
