import type { Ctx } from '@/lib/access/actor'
import type { Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import type { TARGETS } from './words'

export type AuditInput = {
  action: string
  target: (typeof TARGETS)[number]
  targetId: string | number
  cluster?: string
  instance?: string
  jobId?: number
  detail?: Prisma.InputJsonObject
  allowed?: boolean
}

/** Written in the transaction of what it tells of. `detail` must hold no secret. */
export async function record(tx: Tx, ctx: Ctx, entry: AuditInput): Promise<void> {
  const { actor } = ctx
  await tx.auditEntry.create({
    data: {
      at: ctx.now,
      actorKind: actor.kind,
      actorId: actor.kind === 'system' ? null : actor.id,
      actorName: actor.kind === 'system' ? actor.name : actor.username,
      action: entry.action,
      target: entry.target,
      targetId: String(entry.targetId),
      cluster: entry.cluster ?? null,
      instance: entry.instance ?? null,
      jobId: entry.jobId ?? null,
      detail: { ...entry.detail, ...(actor.kind === 'oauth' ? { program: actor.program } : {}) },
      allowed: entry.allowed ?? true,
      address: ctx.address,
      requestId: ctx.requestId,
    },
  })
}
