import type { Ctx } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/client'
import { publish } from '@/lib/live/events'

export type EventKind = 'filed' | 'edited' | 'withdrawn' | 'rejected' | 'approved' | 'submitted' | 'failed' | 'created'

type Subject = { id: number; applicantId: number; clusterId: number | null; hostname: string }

/** One step of an application: its timeline, the audit log, and everyone who is looking. */
export async function tell(tx: Tx, ctx: Ctx, application: Subject, kind: EventKind, note = ''): Promise<void> {
  const { id, applicantId, clusterId, hostname } = application
  const actorId = ctx.actor.kind === 'system' ? null : ctx.actor.id
  await tx.applicationEvent.create({ data: { applicationId: id, at: ctx.now, actorId, kind, note } })
  await record(tx, ctx, {
    action: `application.${kind}`,
    target: 'application',
    targetId: id,
    instance: hostname,
    detail: { note },
  })
  await publish(tx, { kind: 'application', id, applicantId, clusterId })
}
