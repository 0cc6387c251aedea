import type { Ctx } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/client'
import type { Act, Cluster } from '@/lib/db/generated/client'
import { publish } from '@/lib/live/events'

export type ActKind = 'instance.create'

export type Intention = { kind: ActKind; cluster: Cluster; instance: string; applicationId?: number }

/** Step 1 of an act (design, section 6): written with what caused it, before Ganeti is asked. */
export async function intend(tx: Tx, ctx: Ctx, { kind, cluster, instance, applicationId }: Intention): Promise<Act> {
  const act = await tx.act.create({
    data: {
      kind,
      clusterId: cluster.id,
      instance,
      applicationId: applicationId ?? null,
      actorId: ctx.actor.kind === 'user' ? ctx.actor.id : null,
      createdAt: ctx.now,
    },
  })
  await record(tx, ctx, {
    action: kind,
    target: 'instance',
    targetId: instance,
    cluster: cluster.slug,
    instance,
    detail: { act: act.id },
  })
  await publishAct(tx, act)
  return act
}

export async function publishAct(tx: Tx, { id, clusterId, instance, actorId, applicationId }: Act): Promise<void> {
  const application =
    applicationId === null
      ? null
      : await tx.application.findUnique({ where: { id: applicationId }, select: { applicantId: true } })
  const applicantId = application?.applicantId ?? null
  await publish(tx, { kind: 'act', id, clusterId, instance, actorId, applicantId })
}
