import type { NetworkChoice } from '@/lib/networks/choices'
import { nicIn } from '@/lib/networks/nic'
import type { DiskCreate, InstanceCreate } from '@/lib/rapi/resources/instance-create'
import { EXT } from './placement'
import type { Plan } from './schema'

export type PayloadParts = {
  plan: Plan
  /** Ganeti's OS with its variant. */
  provider: string
  network: NetworkChoice
  usesGntNetwork: boolean
  /** The node to name; null leaves the choice to the allocator. */
  onlyNode: string | null
  /** Null where the cluster has but one node group. */
  groupName: string | null
  tags: string[]
  osparams: Record<string, string>
  extParameters: Record<string, string>
}

/** The body of Ganeti's create request (spec 4.6), placed by the allocator rather than on the first nodes (spec B19). */
export function createPayload(parts: PayloadParts): InstanceCreate {
  const { plan, provider, tags, osparams, onlyNode, groupName } = parts
  const ext = EXT.exec(plan.diskTemplate)
  return {
    name: plan.hostname,
    os: provider,
    disk_template: ext ? 'ext' : plan.diskTemplate,
    disks: disksOf(parts, ext?.[1] ?? null),
    nics: [nicIn(parts.network, parts.usesGntNetwork)],
    beparams: { memory: plan.memory, vcpus: plan.vcpus },
    ...(plan.hypervisor ? { hypervisor: plan.hypervisor } : {}),
    osparams,
    tags,
    start: plan.start,
    ip_check: false,
    name_check: false,
    wait_for_sync: false,
    ...(onlyNode ? { pnode: onlyNode } : groupName ? { group_name: groupName } : {}),
  }
}

function disksOf({ plan, extParameters }: PayloadParts, provider: string | null): DiskCreate[] {
  if (plan.diskTemplate === 'diskless') return []
  const size = plan.disk * 1024
  if (provider) return [{ size, provider, ...extParameters }]
  const vg = plan.volumeGroup !== '' && ['plain', 'drbd'].includes(plan.diskTemplate) ? { vg: plan.volumeGroup } : {}
  return [{ size, ...vg }]
}
