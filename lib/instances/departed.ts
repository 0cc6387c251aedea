import { z } from 'zod'
import type { Ctx } from '@/lib/access/actor'
import { may } from '@/lib/access/authorize'
import { actsById } from '@/lib/acts/queries'
import { db } from '@/lib/db/client'
import { notFound } from '@/lib/errors/app-error'
import { peopleBehind } from './owner-words'
import { visibleInstances } from './scope'
import type { Place } from './subject'

const MAX_NAMES = 20

/** The name that an instance goes by now, for who may see it; null where it was never renamed. */
export async function renamedTo(ctx: Ctx, { cluster, name }: Place): Promise<string | null> {
  for (let at = name, seen = 0; seen < MAX_NAMES; seen += 1) {
    // The mirror may know the new name before the end of the act.
    const state = { in: ['submitted', 'success'] }
    const act = await db.act.findFirst({
      where: { cluster: { slug: cluster }, kind: 'instance.rename', state, instance: at },
      orderBy: { createdAt: 'desc' },
    })
    const newName = z.object({ newName: z.string() }).safeParse(act?.detail).data?.newName
    if (!newName) return null
    const where = { AND: [visibleInstances(ctx.actor), { name: newName, cluster: { slug: cluster } }] }
    if (await db.instance.findFirst({ where, select: { id: true } })) return newName
    at = newName
  }
  return null
}

/** The act by which the last instance of that name was destroyed, for who did it, owned it or may view the cluster. */
export async function removalOf(ctx: Ctx, { cluster, name }: Place): Promise<string | null> {
  const act = await db.act.findFirst({
    where: { cluster: { slug: cluster }, kind: 'instance.remove', state: 'success', instance: name },
    orderBy: { endedAt: 'desc' },
  })
  return act && (await mayKnow(ctx, act)) ? act.id : null
}

export async function readRemoval(ctx: Ctx, id: string) {
  const act = z.uuid().safeParse(id).success ? await db.act.findUnique({ where: { id } }) : null
  if (act?.kind !== 'instance.remove' || act.state !== 'success' || !(await mayKnow(ctx, act))) throw notFound()
  const [view] = await actsById([id])
  if (!view) throw notFound()
  const { applicationId } = z.object({ applicationId: z.number().nullable().catch(null) }).parse(act.detail)
  return { ...view, applicationId }
}

async function mayKnow({ actor }: Ctx, act: { clusterId: number; actorId: number | null; detail: unknown }) {
  if (may(actor, 'view_instances', act.clusterId)) return true
  if (actor.kind !== 'user') return false
  const owners = z.object({ owners: z.array(z.string()) }).safeParse(act.detail).data?.owners ?? []
  return act.actorId === actor.id || (await peopleBehind(db, owners)).some(({ id }) => id === actor.id)
}
