import { createHash } from 'node:crypto'
import type { Scope } from '@/lib/access/scopes'
import { systemContext } from '@/lib/access/system-context'
import { record } from '@/lib/audit/record'
import { hashToken, safeEqual } from '@/lib/crypto/token'
import { db, type Tx } from '@/lib/db/client'
import type { OAuthClient, OAuthCode } from '@/lib/db/generated/client'
import { issueTokens, type TokenAnswer } from './issue'
import { OAuthError } from './oauth-error'

/**
 * Tokens for an authorization code (RFC 6749, 4.1.3). A code that comes again was stolen before or after: what came of it
 * is taken back (RFC 9700, 4.5.3).
 */
export async function redeemCode(client: OAuthClient, form: URLSearchParams, now: Date): Promise<TokenAnswer> {
  const code = form.get('code')
  if (!code) throw new OAuthError('invalid_request', 'code is missing')
  const answer = await db.$transaction(async (tx) => {
    const found = await lockCode(tx, hashToken(code))
    if (!found || found.grant.clientId !== client.id) return null
    if (found.usedAt) {
      await takeBack(tx, client, found, now)
      return null
    }
    if (found.expiresAt <= now || !found.grant.user.isActive) return null
    requireSame(found, form)
    await tx.oAuthCode.update({ where: { hash: found.hash }, data: { usedAt: now } })
    const { grantId, family, grant } = found
    const holder = { userId: grant.userId, clientId: client.id, grantId, scopes: found.scopes as Scope[] }
    const refresh = client.grantTypes.includes('refresh_token')
    return issueTokens(tx, holder, { family, now, lasts: 'access', refresh })
  })
  if (!answer) throw new OAuthError('invalid_grant', 'The code is not known, has been used or has run out')
  return answer
}

async function lockCode(tx: Tx, hash: string) {
  await tx.$queryRaw`SELECT 1 FROM "OAuthCode" WHERE hash = ${hash} FOR UPDATE`
  return tx.oAuthCode.findUnique({ where: { hash }, include: { grant: { include: { user: true } } } })
}

async function takeBack(tx: Tx, client: OAuthClient, { family }: OAuthCode, now: Date): Promise<void> {
  const { count } = await tx.oAuthToken.deleteMany({ where: { family } })
  const detail = { name: client.name, of: 'code', revoked: count }
  const entry = { action: 'oauth.reuse', target: 'oauth-client', targetId: client.clientId, detail } as const
  await record(tx, systemContext('oauth', now), { ...entry, allowed: false })
}

/** That who redeems is who asked: the same address, and who knows what the challenge was made of (RFC 7636, 4.6). */
function requireSame({ redirectUri, redirectNamed, challenge }: OAuthCode, form: URLSearchParams): void {
  const named = form.get('redirect_uri')
  if (redirectNamed ? named !== redirectUri : named !== null && named !== redirectUri)
    throw new OAuthError('invalid_grant', 'redirect_uri is not that of the request')
  const verifier = form.get('code_verifier')
  if (challenge === null) {
    // Else whoever strips the challenge off a request could use a code of theirs (RFC 9700, 4.8.2).
    if (verifier !== null) throw new OAuthError('invalid_grant', 'The code was asked for without a code_challenge')
    return
  }
  if (!verifier || !/^[\w.~-]{43,128}$/.test(verifier))
    throw new OAuthError('invalid_grant', 'code_verifier is missing or none (RFC 7636)')
  if (!safeEqual(createHash('sha256').update(verifier).digest('base64url'), challenge))
    throw new OAuthError('invalid_grant', 'code_verifier does not fit')
}
