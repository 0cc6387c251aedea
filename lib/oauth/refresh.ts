import { isScope, type Scope } from '@/lib/access/scopes'
import { systemContext } from '@/lib/access/system-context'
import { record } from '@/lib/audit/record'
import { hashToken } from '@/lib/crypto/token'
import { db, type Tx } from '@/lib/db/client'
import type { OAuthClient } from '@/lib/db/generated/client'
import { issueTokens, type TokenAnswer } from './issue'
import { OAuthError } from './oauth-error'

/**
 * The next tokens for a refresh token, which is spent by it (RFC 6749, 6). One that is spent already is in two hands: all
 * that came of the same authorization ends (RFC 9700, 4.14.2).
 */
export async function refreshTokens(client: OAuthClient, form: URLSearchParams, now: Date): Promise<TokenAnswer> {
  const token = form.get('refresh_token')
  if (!token) throw new OAuthError('invalid_request', 'refresh_token is missing')
  const answer = await db.$transaction(async (tx) => {
    const found = await lockToken(tx, hashToken(token))
    if (found?.kind !== 'refresh' || found.clientId !== client.id) return null
    const { id, family, userId, clientId, grantId } = found
    if (found.spentAt) {
      await endFamily(tx, client, family, now)
      return null
    }
    if (found.expiresAt <= now || !found.user.isActive) return null
    const scopes = narrowed(found.scopes, form.get('scope'))
    await tx.oAuthToken.update({ where: { id }, data: { spentAt: now, lastUsedAt: now } })
    const holder = { userId, clientId, grantId, scopes }
    return issueTokens(tx, holder, { family, now, lasts: 'access', refresh: true })
  })
  if (!answer) throw new OAuthError('invalid_grant', 'The refresh token is not known, has been used or has run out')
  return answer
}

async function lockToken(tx: Tx, hash: string) {
  await tx.$queryRaw`SELECT 1 FROM "OAuthToken" WHERE hash = ${hash} FOR UPDATE`
  return tx.oAuthToken.findUnique({ where: { hash }, include: { user: { select: { isActive: true } } } })
}

async function endFamily(tx: Tx, client: OAuthClient, family: string, now: Date): Promise<void> {
  const { count } = await tx.oAuthToken.deleteMany({ where: { family } })
  const detail = { name: client.name, of: 'refresh_token', revoked: count }
  const entry = { action: 'oauth.reuse', target: 'oauth-client', targetId: client.clientId, detail } as const
  await record(tx, systemContext('oauth', now), { ...entry, allowed: false })
}

/** Fewer may be asked for, never more. */
function narrowed(given: readonly string[], text: string | null): Scope[] {
  const had = given.filter(isScope)
  if (text === null) return had
  const asked = text.split(' ').filter(Boolean)
  const kept = had.filter((scope) => asked.includes(scope))
  if (kept.length === 0 || kept.length < new Set(asked).size)
    throw new OAuthError('invalid_scope', `The refresh token is of: ${given.join(' ')}`)
  return kept
}
