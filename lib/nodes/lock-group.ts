import type { Ctx } from '@/lib/access/actor'
import { requireAnywhere } from '@/lib/access/authorize'
import { intend } from '@/lib/acts/intend'
import { refused } from '@/lib/acts/refused'
import { submitAct } from '@/lib/acts/submit'
import type { Tx } from '@/lib/db/client'
import { db } from '@/lib/db/client'
import { conflict, notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import type { Asked } from './act'
import { inCare, nowOf } from './find-node'
import { groupRefusal } from './policy'
import { GROUP_LOCK, type GroupAct, type NodePlace, nodePlace } from './schema'

/**
 * Sets or takes away the tag by which a node group of a cluster in the actor's care is under maintenance. Owners cannot act
 * on its instances from then on; the instances stay as they are. Resolves as an act on a node does.
 */
export async function setGroupLock(ctx: Ctx, place: NodePlace, act: GroupAct): Promise<Asked> {
  requireAnywhere(ctx, 'manage_clusters')
  const { cluster: slug, name } = parse(nodePlace, place)
  const { row, cluster } = await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT g.name FROM "NodeGroup" g JOIN "Cluster" c ON c.id = g."clusterId"
      WHERE c.slug = ${slug} AND g.name = ${name} FOR UPDATE OF g`
    const { cluster, now } = await findGroup(tx, ctx, slug, name)
    const reason = groupRefusal(act, now)
    if (reason) throw conflict(reason, { group: name, cluster: slug })
    return { cluster, row: await intend(tx, ctx, { kind: `node-group.${act}`, cluster, nodeGroup: name }) }
  })
  const submission = await submitAct(
    ctx,
    row,
    cluster,
    ({ groups }, reason) =>
      act === 'lock'
        ? groups.addTags(name, [GROUP_LOCK], { reason })
        : groups.removeTags(name, [GROUP_LOCK], { reason }),
    async () => {},
  )
  if (submission.state === 'refused') throw refused(submission, slug)
  return { act: row.id, state: submission.state === 'submitted' ? 'submitted' : 'intended' }
}

async function findGroup(tx: Tx, ctx: Ctx, slug: string, name: string) {
  const group = await tx.nodeGroup.findFirst({
    where: { name, cluster: { AND: [{ slug }, inCare(ctx)] } },
    include: { cluster: { include: { state: true } } },
  })
  if (!group) throw notFound()
  const { cluster, clusterId, tags } = group
  const busy = (await tx.act.count({ where: { clusterId, nodeGroup: name, endedAt: null } })) > 0
  return { cluster, now: { locked: tags.includes(GROUP_LOCK), ...nowOf(cluster.state), busy } }
}
