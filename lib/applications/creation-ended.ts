import { systemContext } from '@/lib/access/system-context'
import type { InstanceAct } from '@/lib/acts/end'
import type { Tx } from '@/lib/db/client'
import { tell } from './events'
import { mailCreated, mailFailed } from './mails'
import { after, allows } from './state'

/**
 * What the end of a creation means for its application. A lost job counts by what it left: an instance that carries the
 * application's number. Everything but a success is a failure, a cancelled job too (spec B5).
 */
export async function creationEnded(tx: Tx, act: InstanceAct): Promise<void> {
  if (act.kind !== 'instance.create' || act.applicationId === null) return
  const id = act.applicationId
  await tx.$queryRaw`SELECT id FROM "Application" WHERE id = ${id} FOR UPDATE`
  const application = await tx.application.findUniqueOrThrow({ where: { id } })
  const made = act.state === 'success' || (act.state === 'lost' && (await exists(tx, act)))
  const step = made ? 'create' : 'fail'
  if (!allows(application.status, step)) return
  const failure = made ? '' : (act.errorText ?? '')
  const changed = await tx.application.update({
    where: { id },
    data: { status: after(step), failure, ...(made ? { nameHeld: null } : {}), version: { increment: 1 } },
  })
  const ctx = systemContext('worker')
  await tell(tx, ctx, changed, made ? 'created' : 'failed', made ? '' : (act.errorText ?? act.errorCode ?? ''))
  await (made ? mailCreated(tx, id) : mailFailed(tx, id, act))
}

const exists = (tx: Tx, { clusterId, instance, applicationId }: InstanceAct) =>
  tx.instance.findFirst({ where: { clusterId, name: instance, applicationId }, select: { id: true } })
