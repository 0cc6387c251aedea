import type { Ctx } from '@/lib/access/actor'
import { may } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import { notFound } from '@/lib/errors/app-error'
import { nicsOf } from './nics'
import { rowInclude, toRow } from './row'
import { visibleInstances } from './scope'

/** One instance with its facts; what may not be seen does not exist. */
export async function readInstance(ctx: Ctx, cluster: string, name: string) {
  const instance = await db.instance.findFirst({
    where: { AND: [visibleInstances(ctx.actor), { name, cluster: { slug: cluster } }] },
    include: { ...rowInclude, owners: { include: { user: true, group: true }, orderBy: { name: 'asc' } } },
  })
  if (!instance) throw notFound()
  const seesNodes = may(ctx.actor, 'view_instances', instance.clusterId)
  return {
    ...toRow(ctx, instance),
    os: instance.os,
    hypervisor: instance.hypervisor,
    diskTemplate: instance.diskTemplate,
    diskSizes: instance.diskSizes,
    minMemory: instance.minMemory,
    runningMemory: instance.runningMemory,
    runningVcpus: instance.runningVcpus,
    nics: nicsOf(instance),
    secondaryNodes: seesNodes ? instance.secondaryNodes : [],
    nodeGroup: seesNodes ? instance.nodeGroup : null,
    tags: instance.tags,
    services: instance.services,
    applicationId: instance.applicationId,
    createdAt: instance.createdAt,
    answeredAt: instance.cluster.state?.answeredAt ?? null,
  }
}
