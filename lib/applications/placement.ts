import { z } from 'zod'
import { type Bounds, policyBounds } from '@/lib/clusters/instance-policy'
import { type Room, roomOf } from '@/lib/clusters/room'
import { config } from '@/lib/config/env'
import type { Db } from '@/lib/db/client'
import { type NetworkChoice, networkChoices } from '@/lib/networks/choices'

export type GroupPlacement = {
  name: string
  allocPolicy: string
  /** Online nodes that may carry instances. */
  nodes: string[]
  room: Room
  networks: NetworkChoice[]
  volumeGroups: string[]
  locked: boolean
}

export type ClusterPlacement = {
  id: number
  slug: string
  description: string
  health: string
  access: string | null
  groups: GroupPlacement[]
  diskTemplates: string[]
  hypervisors: string[]
  defaultHypervisor: string
  bounds: Bounds | null
  fastCreate: boolean
  asOf: string | null
}

const infoSchema = z.object({
  enabledHypervisors: z.array(z.string()),
  defaultHypervisor: z.string(),
  enabledDiskTemplates: z.array(z.string()),
  defaultIallocator: z.string().optional(),
})

export const EXT = /^(.+)\[ext\]$/

/** All that can be chosen for an instance, of the clusters on which instances may be created now. */
export async function placements(db: Db, clusterIds: 'all' | readonly number[]): Promise<ClusterPlacement[]> {
  const clusters = await db.cluster.findMany({
    where: {
      disabled: false,
      creationDisabled: false,
      ...(clusterIds === 'all' ? {} : { id: { in: [...clusterIds] } }),
    },
    include: { state: true, groups: { orderBy: { name: 'asc' } }, nodes: true, ganetiNets: true, networks: true },
    orderBy: [{ description: 'asc' }, { slug: 'asc' }],
  })
  return clusters.map(({ id, slug, description, state, nodes, fastCreate, ...cluster }) => {
    const info = infoSchema.safeParse(state?.info).data
    const groups = cluster.groups.filter((group) => group.allocPolicy !== 'unallocable')
    return {
      id,
      slug,
      description,
      health: state?.health ?? 'unknown',
      access: state?.access ?? null,
      diskTemplates: diskTemplates(info?.enabledDiskTemplates ?? [], state?.tags ?? [], config().tagPrefix),
      hypervisors: info?.enabledHypervisors ?? [],
      defaultHypervisor: info?.defaultHypervisor ?? '',
      bounds: policyBounds(state?.info),
      fastCreate,
      asOf: state?.answeredAt?.toISOString() ?? null,
      groups: groups.map(({ name, allocPolicy, tags }) => {
        const usable = nodes.filter((node) => node.group === name && !node.offline && !node.drained && node.vmCapable)
        return {
          name,
          allocPolicy,
          nodes: usable.map((node) => node.name).sort(),
          room: roomOf(usable),
          networks: networkChoices(name, cluster.ganetiNets, cluster.networks, cluster.usesGntNetwork),
          volumeGroups: tags.filter((tag) => tag.startsWith('vg:')).map((tag) => tag.slice(3)),
          locked: tags.includes('locked'),
        }
      }),
    }
  })
}

/** `ext` stands for every provider that the cluster's tags name (spec 4.5). */
export function diskTemplates(enabled: readonly string[], tags: readonly string[], prefix: string): string[] {
  const start = `${prefix}:ext:`
  const providers = tags
    .filter((tag) => tag.startsWith(start))
    .map((tag) => tag.slice(start.length))
    .filter((rest) => rest !== '' && !rest.includes(':'))
  return enabled.flatMap((template) =>
    template === 'ext' ? providers.map((provider) => `${provider}[ext]`) : template,
  )
}

/** Parameters that the cluster's tags give for an external storage provider. */
export function extParameters(tags: readonly string[], prefix: string, provider: string): Record<string, string> {
  const start = `${prefix}:ext:${provider}:params:`
  return Object.fromEntries(
    tags
      .filter((tag) => tag.startsWith(start))
      .map((tag) => tag.slice(start.length).split(':'))
      .flatMap(([key, value]) => (key && value !== undefined ? [[key, value]] : [])),
  )
}
