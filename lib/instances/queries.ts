import type { Ctx } from '@/lib/access/actor'
import { may } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import { notFound } from '@/lib/errors/app-error'
import { configurationOf } from './configuration'
import { nicsOf } from './nics'
import { rowInclude, toRow } from './row'
import { visibleInstances } from './scope'
import { slaacAddresses } from './slaac'

/** One instance with its facts; what may not be seen does not exist. */
export async function readInstance(ctx: Ctx, cluster: string, name: string) {
  const instance = await db.instance.findFirst({
    where: { AND: [visibleInstances(ctx.actor), { name, cluster: { slug: cluster } }] },
    include: { ...rowInclude, owners: { include: { user: true, group: true }, orderBy: { name: 'asc' } } },
  })
  if (!instance) throw notFound()
  const seesNodes = may(ctx.actor, 'view_instances', instance.clusterId)
  const { clusterId, applicationId, organizationTag } = instance
  const nics = nicsOf(instance)
  const [networks, organization, application] = await Promise.all([
    db.network.findMany({ where: { clusterId, ipv6Prefix: { not: null } } }),
    organizationTag === null ? null : db.organization.findUnique({ where: { tag: organizationTag } }),
    applicationId === null
      ? null
      : db.application.findUnique({ where: { id: applicationId }, select: { filedAt: true } }),
  ])
  const ipv6 = slaacAddresses(clusterId, nics, networks)
  const { bootOrder, cdrom } = configurationOf(instance)
  return {
    ...toRow(ctx, instance),
    os: instance.os,
    hypervisor: instance.hypervisor,
    diskTemplate: instance.diskTemplate,
    diskSizes: instance.diskSizes,
    minMemory: instance.minMemory,
    runningMemory: instance.runningMemory,
    runningVcpus: instance.runningVcpus,
    nics: nics.map((nic, index) => ({ ...nic, ipv6: ipv6[index] ?? null })),
    bootOrder,
    cdrom,
    organization: organization?.title ?? organizationTag,
    filedAt: application?.filedAt ?? null,
    secondaryNodes: seesNodes ? instance.secondaryNodes : [],
    nodeGroup: seesNodes ? instance.nodeGroup : null,
    tags: instance.tags,
    services: instance.services,
    applicationId: instance.applicationId,
    createdAt: instance.createdAt,
    answeredAt: instance.cluster.state?.answeredAt ?? null,
  }
}
