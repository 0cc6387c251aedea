import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { PERMISSIONS } from '@/lib/access/permissions'
import { db } from '@/lib/db/client'
import { fold } from '@/lib/db/fold'
import { Prisma } from '@/lib/db/generated/client'
import { like } from '@/lib/db/search'
import { isAllPowerful, isPowerful } from './group-power'
import { idsOf, type PageOf } from './page-of'

/** Who can do what, where, and why; `username` is null where a group that holds a right has nobody in it. */
export type RightRow = {
  id: string
  username: string | null
  name: string
  /** Null: everything, as a superuser. */
  permission: string | null
  /** Null: on all clusters. */
  cluster: string | null
  /** The group that it comes by. */
  via: string | null
  members: number
  mayRevoke: boolean
}

type Found = Omit<RightRow, 'mayRevoke'> & { total: number }

/** Active people with their rights, whether their own, by a group or as superusers. */
export async function listRights(ctx: Ctx, { q, filters, skip, take }: PageOf) {
  authorize(ctx, 'manage_users')
  const pattern = like(fold(q))
  const conditions = [
    Prisma.sql`(${q} = '' OR r.text LIKE ${pattern} OR lower(r.via) LIKE ${pattern})`,
    ...any(
      filters.permission,
      (values) => Prisma.sql`(r.permission IS NULL OR r.permission IN (${Prisma.join(values)}))`,
    ),
    ...any(filters.why, (values) => Prisma.sql`r.why IN (${Prisma.join(values)})`),
    ...any(
      filters.cluster,
      (values) => Prisma.sql`(r."clusterId" IS NULL OR r."clusterId" IN (${Prisma.join(idsOf(values))}))`,
    ),
  ]
  const rows = await db.$queryRaw<Found[]>`
    SELECT r.id, r.username, r.name, r.permission, c.slug AS cluster, r.via, r.members, (count(*) OVER ())::int AS total
    FROM (${everyRight}) r LEFT JOIN "Cluster" c ON c.id = r."clusterId"
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY r.username NULLS LAST, r.permission NULLS FIRST, c.slug NULLS FIRST, r.via NULLS FIRST
    LIMIT ${take} OFFSET ${skip}`
  const mayRevoke = (permission: string | null) =>
    permission !== null && (isAllPowerful(ctx) || !isPowerful(permission))
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ total: _, ...row }): RightRow => ({ ...row, mayRevoke: mayRevoke(row.permission) })),
  }
}

/** What may be granted by this actor. */
export function grantable(ctx: Ctx) {
  authorize(ctx, 'manage_users')
  return PERMISSIONS.map((permission) => ({ permission, allowed: isAllPowerful(ctx) || !isPowerful(permission) }))
}

const name = Prisma.sql`COALESCE(NULLIF(concat_ws(' ', NULLIF(u."firstName", ''), NULLIF(u."lastName", '')), ''), u.username)`

const everyRight = Prisma.sql`
  SELECT 's' || u.id AS id, u.username, ${name} AS name, NULL AS permission, NULL::int AS "clusterId", NULL AS via,
    0 AS members, 'superuser' AS why, u."nameText" AS text
  FROM "User" u WHERE u."isActive" AND u."isSuperuser"
  UNION ALL
  SELECT 'u' || g.id, u.username, ${name}, g.permission, g."clusterId", NULL, 0, 'direct', u."nameText"
  FROM "Grant" g JOIN "User" u ON u.id = g."userId" AND u."isActive"
  UNION ALL
  SELECT 'g' || g.id || '-' || COALESCE(u.id, 0), u.username, COALESCE(${name}, ''), g.permission, g."clusterId", o.name,
    (SELECT count(*)::int FROM "GroupMember" m WHERE m."groupId" = o.id), 'group', COALESCE(u."nameText", '')
  FROM "Grant" g JOIN "Group" o ON o.id = g."groupId"
  LEFT JOIN ("GroupMember" m JOIN "User" u ON u.id = m."userId" AND u."isActive") ON m."groupId" = o.id`

function any(values: string[] | undefined, condition: (values: string[]) => Prisma.Sql): Prisma.Sql[] {
  return values?.length ? [condition(values)] : []
}

/** The clusters on which a right can be granted. */
export async function grantPlaces(ctx: Ctx) {
  authorize(ctx, 'manage_users')
  return db.cluster.findMany({ select: { id: true, slug: true }, orderBy: { slug: 'asc' } })
}
