import { config } from '@/lib/config/env'
import { hashToken } from '@/lib/crypto/token'
import { db } from '@/lib/db/client'
import { authenticateClient, type ProgramRequest } from './client-auth'
import { OAuthError } from './oauth-error'

const seconds = (date: Date) => Math.floor(date.getTime() / 1000)

/** RFC 7662: what a confidential client may know of a token of its own; of any other only that it does not count. */
export async function tellOfToken(request: ProgramRequest) {
  const client = await authenticateClient(request)
  if (client.type === 'public') throw new OAuthError('invalid_client', 'A client without a secret may not ask')
  const token = request.form.get('token')
  if (!token) throw new OAuthError('invalid_request', 'token is missing')
  const found = await db.oAuthToken.findUnique({
    where: { hash: hashToken(token), clientId: client.id, spentAt: null, expiresAt: { gt: request.now } },
    include: { user: { select: { username: true, isActive: true } } },
  })
  if (!found?.user.isActive) return { active: false } as const
  return {
    active: true,
    scope: found.scopes.join(' '),
    client_id: client.clientId,
    username: found.user.username,
    sub: String(found.userId),
    token_type: found.kind === 'refresh' ? 'refresh_token' : 'Bearer',
    exp: seconds(found.expiresAt),
    iat: seconds(found.createdAt),
    iss: config().publicUrl,
  } as const
}
