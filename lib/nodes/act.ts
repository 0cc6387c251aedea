import type { Ctx } from '@/lib/access/actor'
import { requireAnywhere } from '@/lib/access/authorize'
import { intend } from '@/lib/acts/intend'
import { refused } from '@/lib/acts/refused'
import { submitAct } from '@/lib/acts/submit'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { conflict } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import type { Rapi } from '@/lib/rapi/client'
import { type FoundNode, findNode } from './find-node'
import { nodeRefusal } from './policy'
import { previewOf } from './preview'
import { type Move, type NodePlace, nodePlace, type RoleAct } from './schema'

export type Asked = { act: string; state: 'submitted' | 'intended' }
type Call = (rapi: Rapi, reason: string) => Promise<number>

/**
 * Does something to a node of a cluster in the actor's care, decided under a lock on the node. Resolves once Ganeti has the
 * job or cannot be asked; the outcome is the act's. `check` may look and refuse.
 */
async function actOnNode(
  ctx: Ctx,
  place: NodePlace,
  act: RoleAct | Move,
  call: Call,
  check?: (node: FoundNode) => Promise<Prisma.InputJsonObject>,
): Promise<Asked> {
  requireAnywhere(ctx, 'manage_clusters')
  const asked = parse(nodePlace, place)
  const { row, cluster } = await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT n.name FROM "Node" n JOIN "Cluster" c ON c.id = n."clusterId"
      WHERE c.slug = ${asked.cluster} AND n.name = ${asked.name} FOR UPDATE OF n`
    const node = await findNode(tx, ctx, asked, true)
    const reason = nodeRefusal(act, node.now)
    if (reason) throw conflict(reason, { node: node.name, cluster: node.cluster.slug })
    const detail = (await check?.(node)) ?? {}
    const { cluster } = node
    return { cluster, row: await intend(tx, ctx, { kind: `node.${act}`, cluster, node: node.name, detail }) }
  })
  const submission = await submitAct(ctx, row, cluster, call, async () => {})
  if (submission.state === 'refused') throw refused(submission, cluster.slug)
  return { act: row.id, state: submission.state === 'submitted' ? 'submitted' : 'intended' }
}

/** Drained: no new instances are placed there. Offline: Ganeti no longer talks to it. Others become candidates in its place. */
export function setNodeRole(ctx: Ctx, place: NodePlace, act: RoleAct): Promise<Asked> {
  const role = act === 'drain' ? 'drained' : act === 'offline' ? 'offline' : 'regular'
  return actOnNode(ctx, place, act, (rapi, reason) =>
    rapi.nodes.setRole(place.name, role, { reason, autoPromote: role !== 'regular' }),
  )
}

/** What has its primary there moves to where Ganeti's allocator says. Throws `conflict` where nothing would move. */
export function emptyNode(ctx: Ctx, place: NodePlace, move: Move): Promise<Asked> {
  const call: Call = (rapi, reason) =>
    move === 'evacuate'
      ? rapi.nodes.evacuate(place.name, { reason, mode: 'primary-only' })
      : rapi.nodes.migrate(place.name, { reason })
  return actOnNode(ctx, place, move, call, (node) => weigh(node, move))
}

async function weigh(node: FoundNode, move: Move): Promise<Prisma.InputJsonObject> {
  const { instances } = await previewOf(node, move)
  const count = (fate: string) => instances.filter((one) => one.fate === fate).length
  const values = { node: node.name, count: count('stays') }
  if (instances.length === count('stays')) throw conflict('node_nothing_moves', values)
  // Ganeti refuses an evacuation as a whole when one instance cannot leave
  if (move === 'evacuate' && count('stays') > 0) throw conflict('node_has_fixed', values)
  return { live: count('live'), failover: count('failover') }
}
