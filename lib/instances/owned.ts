import type { Ctx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { faceOf } from './display-state'
import { visibleInstances } from './scope'

/** What somebody owns by a tag of their own, of what the actor may see. */
export async function ownedInstances(ctx: Ctx, owner: { userId: number } | { groupId: number }, take: number) {
  const where = { AND: [visibleInstances(ctx.actor), { owners: { some: owner } }] }
  const [total, rows] = await Promise.all([
    db.instance.count({ where }),
    db.instance.findMany({
      where,
      take,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      select: {
        id: true,
        name: true,
        status: true,
        adminState: true,
        operState: true,
        cluster: { select: { slug: true } },
      },
    }),
  ])
  return { total, rows: rows.map(({ cluster, ...row }) => ({ ...row, cluster: cluster.slug, face: faceOf(row) })) }
}
