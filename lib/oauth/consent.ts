import { createHmac, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { UserCtx } from '@/lib/access/actor'
import { covers, type Scope } from '@/lib/access/scopes'
import { record } from '@/lib/audit/record'
import { config } from '@/lib/config/env'
import { hashToken, randomToken, safeEqual } from '@/lib/crypto/token'
import { db, type Tx } from '@/lib/db/client'
import { AppError, forbidden } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { issueTokens } from './issue'
import { type Asked, answerLocation, readAuthorization } from './read-authorization'
import { isAssured } from './redirect-uri'

/** Between the answer to the browser and the client's token request. */
const CODE_MS = 60_000

/** What the page of consent shows, and must give back with the decision: made for this session and this request only. */
export const consentTicket = (sessionId: string, query: string) =>
  createHmac('sha256', config().authSecret).update(`consent\n${sessionId}\n${query}`).digest('base64url')

/** Where the person goes on without being asked: they agreed to as much before, or the client is the site's own. */
export async function goOn(ctx: UserCtx, asked: Asked): Promise<string | null> {
  const { client, scopes, redirectUri } = asked
  if (!isAssured(redirectUri)) return null
  const key = { userId_clientId: { userId: ctx.actor.id, clientId: client.id } }
  const grant = await db.oAuthGrant.findUnique({ where: key })
  const remembered = scopes.every((scope) => covers((grant?.scopes ?? []) as Scope[], scope))
  return remembered || client.skipConsent ? db.$transaction((tx) => agree(tx, ctx, asked)) : null
}

const decision = z.object({ query: z.string().max(8000), ticket: z.string().max(100), agreed: z.boolean() })

/** The person's answer on the page of consent. Returns where the browser goes with it. */
export async function decide(ctx: UserCtx, sessionId: string, input: unknown): Promise<{ location: string }> {
  const { query, ticket, agreed } = parse(decision, input)
  if (!safeEqual(ticket, consentTicket(sessionId, query))) throw forbidden('consent_stale')
  const reading = await readAuthorization(new URLSearchParams(query))
  if (reading.kind === 'refused') throw new AppError('invalid', 'consent_stale')
  if (reading.kind === 'error') return { location: reading.location }
  const { asked } = reading
  if (agreed) return { location: await db.$transaction((tx) => agree(tx, ctx, asked)) }
  const answer = { error: 'access_denied', error_description: 'The person did not agree' }
  return { location: answerLocation(asked, answer) }
}

async function agree(tx: Tx, ctx: UserCtx, asked: Asked): Promise<string> {
  const { client, scopes, responseType } = asked
  const grantId = await remember(tx, ctx, asked)
  if (responseType === 'code') return answerLocation(asked, { code: await issueCode(tx, ctx, asked, grantId) })
  const holder = { userId: ctx.actor.id, clientId: client.id, grantId, scopes }
  const wish = { family: randomUUID(), now: ctx.now, lasts: 'implicit', refresh: false } as const
  const { expires_in, ...answer } = await issueTokens(tx, holder, wish)
  return answerLocation(asked, { ...answer, expires_in: String(expires_in) })
}

/** Adds to what was agreed to before; only what is new is recorded. */
async function remember(tx: Tx, ctx: UserCtx, { client, scopes }: Asked): Promise<number> {
  const of = { userId: ctx.actor.id, clientId: client.id }
  await tx.oAuthGrant.createMany({
    data: [{ ...of, scopes: [], createdAt: ctx.now, agreedAt: ctx.now }],
    skipDuplicates: true,
  })
  const [before] = await tx.$queryRaw<{ id: number; scopes: string[] }[]>`
    SELECT id, scopes FROM "OAuthGrant" WHERE "userId" = ${of.userId} AND "clientId" = ${of.clientId} FOR UPDATE`
  if (!before) throw new AppError('conflict', 'consent_stale')
  const all = [...new Set([...before.scopes, ...scopes])]
  await tx.oAuthGrant.update({ where: { id: before.id }, data: { scopes: all, agreedAt: ctx.now } })
  if (all.length > before.scopes.length) {
    const detail = { name: client.name, scopes }
    await record(tx, ctx, { action: 'oauth.consent', target: 'oauth-client', targetId: client.clientId, detail })
  }
  return before.id
}

async function issueCode(tx: Tx, { now }: UserCtx, asked: Asked, grantId: number): Promise<string> {
  const { scopes, redirectUri, redirectNamed, challenge } = asked
  const code = randomToken()
  await tx.oAuthCode.create({
    data: {
      hash: hashToken(code),
      grantId,
      scopes,
      redirectUri,
      redirectNamed,
      challenge,
      family: randomUUID(),
      createdAt: now,
      expiresAt: new Date(now.getTime() + CODE_MS),
    },
  })
  return code
}
