import { createHash } from 'node:crypto'
import { z } from 'zod'
import { open, seal } from '@/lib/crypto/seal'
import { db } from '@/lib/db/client'
import { AppError, conflict } from '@/lib/errors/app-error'

/** A write that a program may have to send again: `program` is which of the person's, `hash` what it asks for. */
export type Repeatable = { userId: number; program: string; key: string; hash: string; now: Date }
export type Answer = { status: number; headers: Record<string, string>; body: string }

const DAY_MS = 86_400_000
/** No request is worked on for longer. */
const IN_FLIGHT_MS = 120_000

export const hashOfRequest = (method: string, address: string, body: Uint8Array): string =>
  createHash('sha256').update(`${method} ${address}\n`).update(body).digest('base64url')

const holder = ({ userId, program, key }: Repeatable) => ({ userId_program_key: { userId, program, key } })

/**
 * Null: it is the caller's to do now, who ends it by `keepAnswer` or `forgetRequest`. Else what it was answered before. Throws
 * `invalid` where the key was used for something else, and `conflict` while the first is being worked on, or where it was
 * never ended, so that nobody knows what came of it.
 */
export async function claimRequest(asked: Repeatable): Promise<Answer | null> {
  const { userId, program, key, hash, now } = asked
  const claimed = await db.$executeRaw`
    INSERT INTO "RememberedRequest" AS r ("userId", program, key, hash, "startedAt")
    VALUES (${userId}, ${program}, ${key}, ${hash}, ${now})
    ON CONFLICT ("userId", program, key) DO UPDATE
      SET hash = ${hash}, "startedAt" = ${now}, status = NULL, headers = '{}', body = NULL
      WHERE r."startedAt" <= ${new Date(now.getTime() - DAY_MS)}`
  if (claimed > 0) return null
  const found = await db.rememberedRequest.findUnique({ where: holder(asked) })
  if (found && found.hash !== hash) throw new AppError('invalid', 'idempotency_key_reused')
  if (found?.status == null)
    throw conflict(
      found && now.getTime() - found.startedAt.getTime() > IN_FLIGHT_MS
        ? 'request_outcome_unknown'
        : 'request_under_way',
    )
  const headers = z.record(z.string(), z.string()).parse(found.headers)
  return { status: found.status, headers, body: found.body === null ? '' : open(found.body) }
}

/** Sealed: an answer can hold what is shown once. */
export async function keepAnswer(asked: Repeatable, { status, headers, body }: Answer): Promise<void> {
  await db.rememberedRequest.update({ where: holder(asked), data: { status, headers, body: seal(body) } })
}

/** Nothing was done: the same may be asked again. */
export async function forgetRequest({ userId, program, key }: Repeatable): Promise<void> {
  await db.rememberedRequest.deleteMany({ where: { userId, program, key } })
}

/** What no program will ask for again. */
export async function forgetOldRequests(now: Date): Promise<void> {
  const startedAt = { lte: new Date(now.getTime() - DAY_MS) }
  await db.rememberedRequest.deleteMany({ where: { startedAt } })
  await db.requestCount.deleteMany({ where: { startedAt } })
}
