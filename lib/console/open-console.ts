import type { UserCtx } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import { hashToken, randomToken } from '@/lib/crypto/token'
import { db, type Tx } from '@/lib/db/client'
import { AppError, conflict, forbidden } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { readSettings } from '@/lib/settings/queries'
import { countOpen } from './count-open'
import { findInstance } from './find-instance'
import { consoleInput } from './schema'

/** How long the browser has to use a ticket. */
const TICKET_MS = 20_000

/**
 * A ticket of 256 bits for one connection to the instance's screen, of this person in this session. Refused in words when
 * there is no screen to see; whether the cluster answers does not matter, as the mirror knows where the screen is.
 */
export async function openConsole(ctx: UserCtx, sessionId: string, input: unknown): Promise<{ ticket: string }> {
  const { cluster, name } = parse(consoleInput, input)
  const { instance, right, withheld, screen } = await findInstance(db, ctx.actor, { cluster, name })
  const entry = { action: 'console.ask', target: 'instance', targetId: name, cluster, instance: name } as const
  if (withheld) {
    await record(db, ctx, { ...entry, allowed: false, detail: { why: withheld } })
    throw forbidden(withheld)
  }
  if (typeof screen === 'string') throw conflict(screen, { name })
  const ticket = randomToken()
  await db.$transaction(async (tx) => {
    await refuseTooMany(tx, ctx)
    await tx.consoleSession.deleteMany({ where: { usedAt: null, expiresAt: { lt: ctx.now } } })
    await tx.consoleSession.create({
      data: {
        ticketHash: hashToken(ticket),
        userId: ctx.actor.id,
        sessionId,
        clusterId: instance.clusterId,
        instance: name,
        instanceUuid: instance.uuid,
        right,
        expiresAt: new Date(ctx.now.getTime() + TICKET_MS),
      },
    })
    await record(tx, ctx, { ...entry, detail: { right } })
  })
  return { ticket }
}

async function refuseTooMany(tx: Tx, ctx: UserCtx): Promise<void> {
  const { consolesPerUser: limit } = await readSettings(tx)
  if ((await countOpen(tx, ctx.actor.id, ctx.now)) >= limit)
    throw new AppError('too_many', 'consoles_too_many', { limit })
}
