import type { Tx } from '@/lib/db/client'
import type { Subject } from './subject'

export const takesInstances = { offline: false, drained: false, vmCapable: true }

/** The other nodes of its primary node's group that take instances, by name. */
export async function nodesBeside(tx: Pick<Tx, 'node'>, subject: Subject): Promise<string[]> {
  const { clusterId, nodeGroup, primaryNode } = subject
  const nodes = await tx.node.findMany({
    where: { clusterId, ...takesInstances, name: { not: primaryNode }, ...(nodeGroup ? { group: nodeGroup } : {}) },
    select: { name: true },
    orderBy: { name: 'asc' },
  })
  return nodes.map(({ name }) => name)
}
