import { hashToken } from '@/lib/crypto/token'
import { db } from '@/lib/db/client'
import { publish } from '@/lib/live/events'
import { authenticateClient, type ProgramRequest } from './client-auth'
import { OAuthError } from './oauth-error'

/**
 * RFC 7009: a client gives a token of its own back; with a refresh token goes all that came of the same authorization.
 * Idempotent, and silent on tokens that are not the client's.
 */
export async function giveBack(request: ProgramRequest): Promise<void> {
  const client = await authenticateClient(request)
  const token = request.form.get('token')
  if (!token) throw new OAuthError('invalid_request', 'token is missing')
  const found = await db.oAuthToken.findUnique({ where: { hash: hashToken(token) } })
  if (found?.clientId !== client.id) return
  await db.$transaction(async (tx) => {
    await tx.oAuthToken.deleteMany({ where: found.kind === 'refresh' ? { family: found.family } : { id: found.id } })
    await publish(tx, { kind: 'user', id: found.userId })
  })
}
