import type { Ctx } from '@/lib/access/actor'
import { mayAnywhere } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import { forbidden } from '@/lib/errors/app-error'

/** To choose from, for those who administer clusters or people. */
export async function listGroups(ctx: Ctx) {
  if (!mayAnywhere(ctx.actor, 'manage_clusters') && !mayAnywhere(ctx.actor, 'manage_users')) throw forbidden()
  return db.group.findMany({
    select: { id: true, name: true, _count: { select: { members: true } } },
    orderBy: { name: 'asc' },
  })
}
