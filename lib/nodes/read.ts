import type { Ctx } from '@/lib/access/actor'
import { may } from '@/lib/access/authorize'
import { fullName } from '@/lib/accounts/queries'
import { latestActOnNode } from '@/lib/acts/queries'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { faceOf } from '@/lib/instances/display-state'
import { jobsOfAct } from '@/lib/jobs/read'
import { findNode } from './find-node'
import { nodeRefusal } from './policy'
import { MOVES, type Move, type NodePlace, ROLE_ACTS, type RoleAct } from './schema'

const MOST = 500

/** A node with what runs there, what has its mirror there, and what was last done to it. Throws `not_found`. */
export async function readNode(ctx: Ctx, place: NodePlace) {
  const node = await findNode(db, ctx, place)
  const { clusterId, name, now } = node
  const [primaries, secondaries, act] = await Promise.all([
    instancesWhere({ clusterId, primaryNode: name }),
    instancesWhere({ clusterId, secondaryNodes: { has: name } }),
    latestActOnNode(clusterId, name),
  ])
  const { cluster, ...rest } = node
  return {
    ...rest,
    cluster: cluster.slug,
    answeredAt: cluster.state?.answeredAt?.toISOString() ?? null,
    stale: Boolean(cluster.state?.failingSince),
    views: may(ctx.actor, 'view_instances', clusterId),
    manages: may(ctx.actor, 'manage_clusters', clusterId),
    primaries,
    secondaries,
    act,
    actJobs: act ? (await jobsOfAct(clusterId, act.id, act.jobId)).filter(({ id }) => id !== act.jobId) : [],
    refusals: Object.fromEntries([...ROLE_ACTS, ...MOVES].map((one) => [one, nodeRefusal(one, now)])) as Record<
      RoleAct | Move,
      string | null
    >,
  }
}

export type NodeView = Awaited<ReturnType<typeof readNode>>

async function instancesWhere(where: Prisma.InstanceWhereInput) {
  const found = await db.instance.findMany({
    where,
    orderBy: { name: 'asc' },
    take: MOST,
    include: { owners: { include: { user: true }, orderBy: { name: 'asc' } } },
  })
  return found.map((instance) => ({
    id: String(instance.id),
    name: instance.name,
    face: faceOf(instance),
    vcpus: instance.vcpus,
    memory: instance.memory,
    disk: instance.diskTotal,
    diskTemplate: instance.diskTemplate,
    owners: instance.owners.map(({ name, user }) => (user ? fullName(user) : name)).join(', '),
    other: instance.secondaryNodes[0] ?? null,
    primary: instance.primaryNode,
  }))
}

export type NodeInstance = NodeView['primaries'][number]
