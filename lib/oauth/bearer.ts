import type { OAuthActor } from '@/lib/access/actor'
import { programActor } from '@/lib/access/program-actor'
import { isScope } from '@/lib/access/scopes'
import { lacksFactor } from '@/lib/accounts/factors/factors'
import { loadUser } from '@/lib/accounts/queries'
import { hashToken } from '@/lib/crypto/token'
import { db } from '@/lib/db/client'
import { originsOf } from './redirect-uri'

const MINUTE_MS = 60_000

/** `program`: which of the person's it is; their own tokens are one. */
export type Bearer = { actor: OAuthActor; program: string; email: string; locale: string | null; origins: string[] }

/**
 * Who is behind a token, asked of the database each time; null once token, grant, client or account have ended, and while
 * the person has yet to set up the second factor that the site asks of staff.
 */
export async function readBearer(token: string, now: Date): Promise<Bearer | null> {
  const found = await db.oAuthToken.findUnique({
    where: { hash: hashToken(token), kind: { in: ['access', 'personal'] }, expiresAt: { gt: now } },
    include: { client: { select: { name: true, redirectUris: true } } },
  })
  const user = found && (await loadUser(db, found.userId))
  if (!found || !user || (await lacksFactor(user))) return null
  if (now.getTime() - (found.lastUsedAt?.getTime() ?? 0) >= MINUTE_MS)
    await db.oAuthToken.updateMany({ where: { id: found.id }, data: { lastUsedAt: now } })
  return {
    actor: programActor(user.actor, found.scopes.filter(isScope), found.client?.name ?? found.name),
    program: found.clientId === null ? 'own' : `client:${found.clientId}`,
    email: user.email,
    locale: user.locale,
    origins: originsOf(found.client?.redirectUris ?? []),
  }
}

/** Whether pages of this origin are those of some client; which one is known only with its token. */
export async function isClientOrigin(origin: string): Promise<boolean> {
  const clients = await db.oAuthClient.findMany({ select: { redirectUris: true } })
  return clients.some(({ redirectUris }) => originsOf(redirectUris).includes(origin))
}
