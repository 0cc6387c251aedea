import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import type { OAuthClient } from '@/lib/db/generated/client'
import { authenticateClient, type ProgramRequest } from './client-auth'
import { issueTokens, type TokenAnswer } from './issue'
import { OAuthError } from './oauth-error'
import { scopesOf } from './read-authorization'
import { redeemCode } from './redeem-code'
import { refreshTokens } from './refresh'

/** RFC 6749, 3.2: tokens for what the client has. Throws OAuthError. */
export async function askForTokens(request: ProgramRequest): Promise<TokenAnswer> {
  const { form, now } = request
  const twice = [...form.keys()].find((name) => form.getAll(name).length > 1)
  if (twice) throw new OAuthError('invalid_request', `${twice} is given more than once`)
  const client = await authenticateClient(request)
  const grantType = form.get('grant_type')
  const give = GRANTS[grantType ?? '']
  if (!grantType) throw new OAuthError('invalid_request', 'grant_type is missing')
  if (!give) throw new OAuthError('unsupported_grant_type', `grant_type is one of ${Object.keys(GRANTS).join(', ')}`)
  if (!client.grantTypes.includes(grantType))
    throw new OAuthError('unauthorized_client', `This client may not use ${grantType}`)
  return give(client, form, now)
}

type Give = (client: OAuthClient, form: URLSearchParams, now: Date) => Promise<TokenAnswer>

const GRANTS: Record<string, Give | undefined> = {
  authorization_code: redeemCode,
  refresh_token: refreshTokens,
  client_credentials: actForOwner,
}

/** A trusted client without a person at hand acts for its owner (RFC 6749, 4.4). */
async function actForOwner(client: OAuthClient, form: URLSearchParams, now: Date): Promise<TokenAnswer> {
  const scopes = scopesOf(client, form.get('scope'))
  const owner = client.ownerId === null ? null : await db.user.findUnique({ where: { id: client.ownerId } })
  if (!owner?.isActive) throw new OAuthError('unauthorized_client', 'The client has no owner to act for')
  const holder = { userId: owner.id, clientId: client.id, grantId: null, scopes }
  const wish = { family: randomUUID(), now, lasts: 'access', refresh: false } as const
  return db.$transaction((tx) => issueTokens(tx, holder, wish))
}
