import { z } from 'zod'
import type { Ctx } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import { conflict, invalid } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import type { DiskReplacement } from '@/lib/rapi/resources/instance-disk-writes'
import { type Asked, actOn } from './act'
import { nodesBeside } from './nodes-beside'
import { replaceSecondarySchema } from './schema'
import type { Place, Subject } from './subject'

/**
 * Mirrors its disks on another node instead of the present secondary, while it goes on running. Without a node, the
 * cluster's allocator chooses.
 */
export function replaceSecondary(ctx: Ctx, place: Place, input: unknown): Promise<Asked[]> {
  return actOn(ctx, place, 'replace_disks', async (subject, tx) => {
    const { node } = parse(replaceSecondarySchema, input)
    const choices = await secondaryChoices(tx, subject)
    if (choices.length === 0) throw conflict('act_no_other_node', { name: subject.name })
    if (node !== '' && !choices.includes(node)) throw invalid({ node: { code: 'node_not_offered' } })
    const mode = 'replace_new_secondary'
    const replacement: DiskReplacement =
      node === '' ? { mode, iallocator: await allocatorOf(tx, subject) } : { mode, remoteNode: node }
    return [
      {
        kind: 'instance.replace_disks',
        detail: node === '' ? {} : { node },
        call: (rapi, reason) => rapi.instances.replaceDisks(subject.name, replacement, { reason }),
      },
    ]
  })
}

/** The nodes of its group that could be its secondary; none where its disks are not mirrored. */
export async function secondaryChoices(tx: Pick<Tx, 'node'>, subject: Subject): Promise<string[]> {
  if (!subject.now.hasSecondary) return []
  const nodes = await nodesBeside(tx, subject)
  return nodes.filter((node) => !subject.secondaryNodes.includes(node))
}

/** Ganeti's own, where a cluster names none. */
const ALLOCATOR = 'hail'
const infoSchema = z.object({ defaultIallocator: z.string().min(1).catch(ALLOCATOR) })

async function allocatorOf(tx: Pick<Tx, 'clusterState'>, { clusterId }: Subject): Promise<string> {
  const state = await tx.clusterState.findUnique({ where: { clusterId }, select: { info: true } })
  return infoSchema.safeParse(state?.info).data?.defaultIallocator ?? ALLOCATOR
}
