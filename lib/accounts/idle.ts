import type { Ctx } from '@/lib/access/actor'
import { may } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { like } from '@/lib/db/search'
import { forbidden } from '@/lib/errors/app-error'
import { readSettings } from '@/lib/settings/queries'
import { fullName } from './queries'

const DAY_MS = 86_400_000

type Row = {
  id: number
  username: string
  email: string
  firstName: string
  lastName: string
  activeAt: Date
  remindedAt: Date | null
  instances: number
}

/** When each active person last signed in or asked for a page; who never did: when the account was made. */
export const lastActive = Prisma.sql`SELECT u.*, GREATEST(COALESCE(u."lastLoginAt", u."createdAt"),
  (SELECT max(s."seenAt") FROM "Session" s WHERE s."userId" = u.id)) AS "activeAt" FROM "User" u WHERE u."isActive"`

export async function idleSince(now: Date): Promise<Date> {
  return new Date(now.getTime() - (await readSettings(db)).idleDays * DAY_MS)
}

const canSeeIdle = ({ actor }: Ctx) => may(actor, 'view_instances') || may(actor, 'manage_users')

/** Active people who have not been here for the days of the setting, the longest away first; with what they own. */
export async function listIdle(ctx: Ctx, { q, skip, take }: { q: string; skip: number; take: number }) {
  if (!canSeeIdle(ctx)) throw forbidden()
  const since = await idleSince(ctx.now)
  const pattern = like(q)
  const idle = Prisma.sql`FROM (${lastActive}) u WHERE u."activeAt" <= ${since}
    AND (${q} = '' OR u.username ILIKE ${pattern} OR u.email ILIKE ${pattern} OR u."lastName" ILIKE ${pattern})`
  const [[counted], rows] = await Promise.all([
    db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${idle}`,
    db.$queryRaw<Row[]>`SELECT u.id, u.username, u.email, u."firstName", u."lastName", u."activeAt", u."remindedAt",
      (SELECT count(*)::int FROM "InstanceOwner" o WHERE o."userId" = u.id) AS instances
      ${idle} ORDER BY u."activeAt", u.id LIMIT ${take} OFFSET ${skip}`,
  ])
  return { total: counted?.total ?? 0, rows: rows.map((row) => ({ ...row, name: fullName(row) })) }
}
