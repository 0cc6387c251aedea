import type { Ctx } from '@/lib/access/actor'
import { requireOwner } from '@/lib/access/authorize'
import type { Submission } from '@/lib/acts/submit'
import { underWay } from '@/lib/clusters/works'
import { conflict, forbidden, invalid } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { decide, submit, transact } from './approve-application'
import { insertApplication } from './file-application'
import { mailFiled } from './mails'
import { canCreateFast } from './policy'
import { type ApplicationInput, type PlanInput, planSchema } from './schema'

export type Placement = Pick<
  PlanInput,
  'clusterId' | 'nodeGroup' | 'network' | 'diskTemplate' | 'volumeGroup' | 'hypervisor' | 'start'
>

/**
 * For those with the fast-creation right, on a cluster that allows it: the same form and the same limits, filed and
 * approved by the same person in one step.
 */
export async function createDirectly(
  ctx: Ctx,
  input: ApplicationInput,
  placement: Placement,
): Promise<{ id: number; submission: Submission }> {
  const personCtx = requireOwner(ctx, 'applications:write')
  const prepared = await transact(async (tx) => {
    const { clusterId: id } = parse(planSchema.pick({ clusterId: true }), placement)
    const cluster = await tx.cluster.findUnique({ where: { id }, include: { maintenance: true } })
    if (!cluster) throw invalid({ clusterId: { code: 'cluster_not_offered' } })
    if (!canCreateFast(ctx.actor, cluster)) throw forbidden('fast_create_forbidden')
    if (underWay(cluster.maintenance, ctx.now) && !personCtx.actor.isSuperuser)
      throw conflict('cluster_maintenance', { cluster: cluster.slug })
    const filed = await insertApplication(tx, personCtx, input)
    const { hostname, memory, vcpus, disk, os, mailServer, organizationId } = filed
    const plan = parse(planSchema, { ...placement, hostname, memory, vcpus, disk, os, mailServer, organizationId })
    await mailFiled(tx, filed.id)
    return decide(tx, personCtx, filed.id, plan, '')
  })
  return { id: prepared.applicationId, submission: await submit(personCtx, prepared) }
}
