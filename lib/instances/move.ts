import type { Ctx } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import { invalid } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { type Asked, actOn } from './act'
import { nodesBeside, takesInstances } from './nodes-beside'
import { failoverSchema, migrateSchema } from './schema'
import type { Place, Subject } from './subject'

/** Live, without an interruption. Without a node, Ganeti chooses: the secondary, or by its allocator. */
export function migrateInstance(ctx: Ctx, place: Place, input: unknown): Promise<Asked[]> {
  return actOn(ctx, place, 'migrate', async (subject, tx) => {
    const { node, live } = parse(migrateSchema, input)
    await checkTarget(tx, subject, node)
    return [
      {
        kind: 'instance.migrate',
        detail: node === '' ? {} : { node },
        call: (rapi, reason) =>
          rapi.instances.migrate(subject.name, { reason, mode: live ? 'live' : 'non-live', ...target(node) }),
      },
    ]
  })
}

/** Stops it where it is and starts it elsewhere; the way when its node is down. */
export function failOverInstance(ctx: Ctx, place: Place, input: unknown): Promise<Asked[]> {
  return actOn(ctx, place, 'failover', async (subject, tx) => {
    const { node, ignoreConsistency } = parse(failoverSchema, input)
    await checkTarget(tx, subject, node)
    return [
      {
        kind: 'instance.failover',
        detail: node === '' ? {} : { node },
        call: (rapi, reason) => rapi.instances.failover(subject.name, { reason, ignoreConsistency, ...target(node) }),
      },
    ]
  })
}

const target = (node: string) => (node === '' ? {} : { targetNode: node })

/** With a secondary the target is that one; else any other node of the group that takes instances. */
async function checkTarget(tx: Tx, subject: Subject, node: string): Promise<void> {
  if (node === '') return
  const found = await tx.node.findFirst({ where: { clusterId: subject.clusterId, name: node, ...takesInstances } })
  if (!found || node === subject.primaryNode || subject.now.hasSecondary)
    throw invalid({ node: { code: 'node_not_offered' } })
}

/** Where it can be moved to by name; none where its secondary is the only place. */
export async function moveTargets(tx: Pick<Tx, 'node'>, subject: Subject): Promise<string[]> {
  return subject.now.hasSecondary ? [] : nodesBeside(tx, subject)
}
