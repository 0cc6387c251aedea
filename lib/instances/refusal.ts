import type { Ctx } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/client'
import { type AppError, conflict, forbidden } from '@/lib/errors/app-error'
import type { InstanceAct } from './policy'
import type { Place, Subject } from './subject'

/** An attempt without the right to it is kept; that something is not possible just now is no attempt. */
export async function recordRefusal(
  tx: Tx,
  ctx: Ctx,
  subject: Subject,
  what: InstanceAct,
  refusal: string,
): Promise<void> {
  if (!['forbidden', 'instance_locked', 'node_group_locked', 'cluster_maintenance'].includes(refusal)) return
  await record(tx, ctx, {
    action: `instance.${what}`,
    target: 'instance',
    targetId: subject.name,
    cluster: subject.cluster.slug,
    instance: subject.name,
    detail: { refusal },
    allowed: false,
  })
}

/** A refusal of the policy, to be thrown once its record is written. */
export const refusalError = (refusal: string, place: Place): AppError =>
  refusal === 'forbidden' ? forbidden() : conflict(refusal, place)
