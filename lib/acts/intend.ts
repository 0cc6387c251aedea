import type { Ctx } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/client'
import type { Act, Cluster, Prisma } from '@/lib/db/generated/client'
import { publish } from '@/lib/live/events'
import type { ActKind, GroupActKind, NodeActKind } from './kinds'

/** `detail` is what was asked, shown in the history: no secrets. */
type Asked = { cluster: Cluster; detail?: Prisma.InputJsonObject }
export type Intention = Asked & { kind: ActKind; instance: string; applicationId?: number }
export type FleetIntention = Asked & ({ kind: NodeActKind; node: string } | { kind: GroupActKind; nodeGroup: string })

/** Step 1 of an act (design, section 6): written with what caused it, before Ganeti is asked. */
export async function intend(tx: Tx, ctx: Ctx, intention: Intention): Promise<Act> {
  const { kind, cluster, instance, applicationId, detail = {} } = intention
  const act = await tx.act.create({
    data: {
      kind,
      clusterId: cluster.id,
      instance,
      applicationId: applicationId ?? null,
      detail,
      actorId: ctx.actor.kind === 'system' ? null : ctx.actor.id,
      createdAt: ctx.now,
    },
  })
  await record(tx, ctx, {
    action: kind,
    target: 'instance',
    targetId: instance,
    cluster: cluster.slug,
    instance,
    detail: { ...detail, act: act.id },
  })
  await publishAct(tx, act)
  return act
}

/** The same for what is done to a node or a node group. */
export async function intendOnFleet(tx: Tx, ctx: Ctx, intention: FleetIntention): Promise<Act> {
  const { kind, cluster, detail = {} } = intention
  const subject = 'node' in intention ? { node: intention.node } : { nodeGroup: intention.nodeGroup }
  const act = await tx.act.create({
    data: {
      kind,
      clusterId: cluster.id,
      ...subject,
      detail,
      actorId: ctx.actor.kind === 'system' ? null : ctx.actor.id,
      createdAt: ctx.now,
    },
  })
  await record(tx, ctx, {
    action: kind,
    target: 'node' in intention ? 'node' : 'node-group',
    targetId: 'node' in intention ? intention.node : intention.nodeGroup,
    cluster: cluster.slug,
    detail: { ...detail, act: act.id },
  })
  await publishAct(tx, act)
  return act
}

/** To who began it and those concerned with its cluster; the owners hear of their instance. */
export async function publishAct(tx: Tx, { id, clusterId, instance, actorId, applicationId }: Act): Promise<void> {
  const application =
    applicationId === null
      ? null
      : await tx.application.findUnique({ where: { id: applicationId }, select: { applicantId: true } })
  const applicantId = application?.applicantId ?? null
  await publish(tx, { kind: 'act', id, clusterId, instance, actorId, applicantId })
  if (instance !== null) await publish(tx, { kind: 'instances', clusterId, names: [instance] })
}
