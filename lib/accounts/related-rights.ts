import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'

/** What a person or a group may do; `where` is null for all clusters, `via` the group that a person has it by. */
export async function relatedRights(ctx: Ctx, holder: { userId: number } | { groupId: number }) {
  authorize(ctx, 'manage_users')
  const byGroup = 'userId' in holder ? [{ group: { members: { some: holder } } }] : []
  const grants = await db.grant.findMany({
    where: { OR: [holder, ...byGroup] },
    include: { cluster: { select: { slug: true } }, group: { select: { name: true } } },
    orderBy: [{ permission: 'asc' }, { id: 'asc' }],
  })
  return grants.map(({ id, permission, cluster, group }) => ({
    id: String(id),
    permission,
    where: cluster?.slug ?? null,
    via: 'userId' in holder ? (group?.name ?? null) : null,
  }))
}
