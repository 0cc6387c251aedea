import { outsidePolicy } from '@/lib/clusters/instance-policy'
import type { Db } from '@/lib/db/client'
import { AppError, type FieldError, invalid } from '@/lib/errors/app-error'
import { offeredSystems } from '@/lib/images/systems'
import type { NetworkChoice } from '@/lib/networks/choices'
import { type ClusterPlacement, type GroupPlacement, placements } from './placement'
import type { Plan } from './schema'

export type CheckedPlan = {
  plan: Plan
  cluster: ClusterPlacement
  group: GroupPlacement
  network: NetworkChoice
  provider: string
}

const GIB = 1024

/** Checks a plan against what the clusters have (spec S11). Throws `invalid` with every bad field at once. */
export async function checkPlan(db: Db, plan: Plan): Promise<CheckedPlan> {
  const [cluster] = await placements(db, [plan.clusterId])
  if (!cluster) throw invalid({ clusterId: { code: 'cluster_not_offered' } })
  if (cluster.access === 'read')
    throw new AppError('cluster_unavailable', 'cluster_read_only', { cluster: cluster.slug })
  if (cluster.health !== 'answers')
    throw new AppError('cluster_unavailable', 'cluster_unavailable', { cluster: cluster.slug })
  const group = cluster.groups.find((candidate) => candidate.name === plan.nodeGroup)
  const network = group?.networks.find((candidate) => candidate.key === plan.network)
  const system = (await offeredSystems(db)).find((candidate) => candidate.key === plan.os)
  const fields: Record<string, FieldError> = { ...withinPolicy(plan, cluster) }
  if (!group) fields.nodeGroup = { code: 'node_group_not_offered' }
  else if (group.nodes.length === 0) fields.nodeGroup = { code: 'node_group_empty' }
  else if (!network) fields.network = { code: 'network_not_offered' }
  else if (network.full) fields.network = { code: 'network_full' }
  if (!cluster.diskTemplates.includes(plan.diskTemplate)) fields.diskTemplate = { code: 'disk_template_not_offered' }
  if (plan.volumeGroup !== '' && group && !group.volumeGroups.includes(plan.volumeGroup))
    fields.volumeGroup = { code: 'volume_group_not_offered' }
  if (plan.hypervisor !== '' && !cluster.hypervisors.includes(plan.hypervisor))
    fields.hypervisor = { code: 'hypervisor_not_offered' }
  if (!system) fields.os = { code: 'os_not_offered' }
  else if (!system.clusterIds.includes(cluster.id))
    fields.os = { code: 'os_not_on_cluster', values: { cluster: cluster.slug } }
  if (plan.organizationId !== null && !(await db.organization.findUnique({ where: { id: plan.organizationId } })))
    fields.organizationId = { code: 'invalid_value' }
  if (Object.keys(fields).length > 0 || !group || !network || !system) throw invalid(fields)
  return { plan, cluster, group, network, provider: system.provider }
}

function withinPolicy(plan: Plan, { bounds }: ClusterPlacement): Record<string, FieldError> {
  if (!bounds) return {}
  const outside = {
    memory: outsidePolicy(plan.memory, bounds.memory),
    vcpus: outsidePolicy(plan.vcpus, bounds.vcpus),
    disk: plan.diskTemplate === 'diskless' ? null : outsidePolicy(plan.disk * GIB, bounds.disk, GIB),
  }
  return Object.fromEntries(Object.entries(outside).flatMap(([field, error]) => (error ? [[field, error]] : [])))
}
