import type { Ctx } from '@/lib/access/actor'
import { requireUser } from '@/lib/access/authorize'
import { idOfUser } from '@/lib/accounts/queries'
import { record } from '@/lib/audit/record'
import { db } from '@/lib/db/client'
import { invalid, notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { publish } from '@/lib/live/events'
import { readSettings } from '@/lib/settings/queries'
import { writeToken } from './issue'
import { type PersonalTokenInput, personalTokenSchema } from './schema'

const DAY_MS = 86_400_000

/** `token` is told this once. */
type Made = { id: number; token: string; expiresAt: Date }

/** A token with which programs act for oneself. */
export async function addToken(ctx: Ctx, input: PersonalTokenInput): Promise<Made> {
  return write(ctx, requireUser(ctx).actor.id, input)
}

/** For the command line: a token of that person's. */
export async function addTokenFor(ctx: Ctx, username: string, input: PersonalTokenInput): Promise<Made> {
  return write(ctx, await idOfUser(ctx, username), input)
}

async function write(ctx: Ctx, userId: number, input: PersonalTokenInput): Promise<Made> {
  const { name, scopes, days } = parse(personalTokenSchema, input)
  const { tokenMaxDays } = await readSettings(db)
  if (days > tokenMaxDays) throw invalid({ days: { code: 'token_too_long', values: { limit: tokenMaxDays } } })
  const expiresAt = new Date(ctx.now.getTime() + days * DAY_MS)
  return db.$transaction(async (tx) => {
    const holder = { userId, clientId: null, grantId: null, scopes }
    const { id, token } = await writeToken(tx, 'personal', holder, { name, now: ctx.now, expiresAt })
    const detail = { name, scopes, user: userId, expires: expiresAt.toISOString() }
    await record(tx, ctx, { action: 'token.create', target: 'token', targetId: id, detail })
    return { id, token, expiresAt }
  })
}

export async function listTokens(ctx: Ctx) {
  const { actor, now } = requireUser(ctx)
  return db.oAuthToken.findMany({
    where: { userId: actor.id, kind: 'personal', expiresAt: { gt: now } },
    select: { id: true, name: true, scopes: true, createdAt: true, expiresAt: true, lastUsedAt: true },
    orderBy: { createdAt: 'desc' },
  })
}

/** One of one's own; it ends at once. */
export async function revokeToken(ctx: Ctx, id: number): Promise<void> {
  const { actor } = requireUser(ctx)
  await db.$transaction(async (tx) => {
    const token = await tx.oAuthToken.findFirst({ where: { id, userId: actor.id, kind: 'personal' } })
    if (!token) throw notFound()
    await tx.oAuthToken.delete({ where: { id } })
    await record(tx, ctx, { action: 'token.revoke', target: 'token', targetId: id, detail: { name: token.name } })
    await publish(tx, { kind: 'user', id: actor.id })
  })
}
