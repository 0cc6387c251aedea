import { z } from 'zod'
import type { Ctx } from '@/lib/access/actor'
import { unsettledActOnGroups } from '@/lib/acts/queries'
import { readsApart } from '@/lib/clusters/accounts'
import { policyRange, policySpecs } from '@/lib/clusters/policy-schema'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { connections } from '@/lib/networks/choices'
import { nowOf } from '@/lib/nodes/find-node'
import { groupRefusal } from '@/lib/nodes/policy'
import { GROUP_LOCK } from '@/lib/nodes/schema'
import { findCluster } from './cluster-scope'

/** Of what the mirror keeps of /2/info, the part that people read; sizes in MiB. */
const knownInfo = z.object({
  name: z.string().optional(),
  master: z.string().optional(),
  enabledHypervisors: z.array(z.string()).default([]),
  enabledDiskTemplates: z.array(z.string()).default([]),
  volumeGroup: z.string().optional(),
  defaultIallocator: z.string().optional(),
  ipolicy: z
    .object({ std: policySpecs.default({}), minmax: z.array(policyRange).default([]) })
    .default({ std: {}, minmax: [] }),
})

/** What names the volume groups of a node group (spec 3.3). */
const VOLUME_GROUP = 'vg:'

const shown = {
  slug: true,
  description: true,
  disabled: true,
  tls: true,
  trust: true,
  fingerprint: true,
  readUser: true,
  state: true,
  groups: { orderBy: { name: 'asc' } },
  nodes: { orderBy: { name: 'asc' }, select: { name: true, role: true, group: true } },
  ganetiNets: { orderBy: { name: 'asc' }, select: { name: true, connections: true } },
  _count: { select: { instances: true } },
} satisfies Prisma.ClusterSelect

/** A cluster with its policy, node groups and systems, from the mirror. Throws `not_found`. */
export async function readFleetCluster(ctx: Ctx, slug: string) {
  const { groups, nodes, ganetiNets, _count, readUser, ...cluster } = await findCluster(ctx, slug, shown)
  const counted = await db.instance.groupBy({ by: ['nodeGroup'], where: { clusterId: cluster.id }, _count: true })
  const acts = await db.act.findMany({ where: { clusterId: cluster.id, nodeGroup: { not: null }, endedAt: null } })
  const acting = new Set(acts.map(({ nodeGroup }) => nodeGroup))
  const refusalsOf = (locked: boolean, busy: boolean) => {
    const now = { locked, busy, ...nowOf(cluster.state) }
    return { lock: groupRefusal('lock', now), unlock: groupRefusal('unlock', now) }
  }
  return {
    ...cluster,
    readsApart: readsApart({ readUser }),
    groupAct: cluster.manages ? await unsettledActOnGroups(cluster.id) : null,
    info: knownInfo.parse(cluster.state?.info ?? {}),
    counts: { instances: _count.instances, nodes: nodes.length, networks: ganetiNets.length },
    groups: groups.map(({ name, allocPolicy, tags }) => ({
      name,
      allocPolicy,
      locked: tags.includes(GROUP_LOCK),
      refusals: refusalsOf(tags.includes(GROUP_LOCK), acting.has(name)),
      volumeGroups: tags.filter((tag) => tag.startsWith(VOLUME_GROUP)).map((tag) => tag.slice(VOLUME_GROUP.length)),
      tags: tags.filter((tag) => tag !== GROUP_LOCK && !tag.startsWith(VOLUME_GROUP)),
      nodes: nodes.filter(({ group }) => group === name).map((node) => ({ name: node.name, role: node.role })),
      instances: counted.find(({ nodeGroup }) => nodeGroup === name)?._count ?? 0,
      networks: ganetiNets.flatMap((network) =>
        connections
          .catch([])
          .parse(network.connections)
          .filter(({ group }) => group === name)
          .map(({ mode, link }) => ({ name: network.name, mode, link })),
      ),
    })),
  }
}

export type FleetCluster = Awaited<ReturnType<typeof readFleetCluster>>
export type FleetGroup = FleetCluster['groups'][number]
