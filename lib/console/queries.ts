import type { UserCtx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { faceOf } from '@/lib/instances/display-state'
import { findInstance } from './find-instance'

/** What the page of a console shows; `refusal` is a code under `errors`, null when it can be opened. */
export async function readConsole(ctx: UserCtx, cluster: string, name: string) {
  const { instance, access, screen } = await findInstance(db, ctx.actor, { name, cluster: { slug: cluster } })
  const failing = instance.cluster.state?.failingSince ?? null
  const obstacle = typeof screen === 'string' ? screen : null
  return {
    name: instance.name,
    cluster: instance.cluster.slug,
    clusterId: instance.clusterId,
    face: faceOf(instance),
    staleSince: failing ? (instance.cluster.state?.answeredAt ?? failing) : null,
    refusal: 'refusal' in access ? access.refusal : obstacle,
  }
}

/** Why this person cannot open the console of this instance now, as a code under `errors`; null when they can. */
export async function consoleRefusal(ctx: UserCtx, cluster: string, name: string) {
  return (await readConsole(ctx, cluster, name)).refusal
}
