import type { Ctx } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/client'
import type { Act, Cluster, Prisma } from '@/lib/db/generated/client'
import { publish } from '@/lib/live/events'
import type { ActKind, GroupActKind, NodeActKind } from './kinds'

/** `detail` is what was asked, shown in the history: no secrets. */
type Asked = { cluster: Cluster; detail?: Prisma.InputJsonObject }
export type InstanceIntention = Asked & { kind: ActKind; instance: string; applicationId?: number }
type Intention =
  | InstanceIntention
  | (Asked & { kind: NodeActKind; node: string })
  | (Asked & { kind: GroupActKind; nodeGroup: string })

/** Step 1 of an act (design, section 6): written with what caused it, before Ganeti is asked. */
export async function intend(tx: Tx, ctx: Ctx, intention: Intention): Promise<Act> {
  const { cluster, detail = {}, ...what } = intention
  const act = await tx.act.create({
    data: {
      ...what,
      clusterId: cluster.id,
      detail,
      actorId: ctx.actor.kind === 'system' ? null : ctx.actor.id,
      createdAt: ctx.now,
    },
  })
  await record(tx, ctx, {
    action: what.kind,
    ...targetOf(what),
    cluster: cluster.slug,
    detail: { ...detail, act: act.id },
  })
  await publishAct(tx, act)
  return act
}

function targetOf(what: Omit<InstanceIntention, 'cluster'> | { node: string } | { nodeGroup: string }) {
  if ('instance' in what) return { target: 'instance' as const, targetId: what.instance, instance: what.instance }
  if ('node' in what) return { target: 'node' as const, targetId: what.node }
  return { target: 'node-group' as const, targetId: what.nodeGroup }
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
