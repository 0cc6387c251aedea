import { networkOf, throttle, uncount } from '@/lib/accounts/throttle'
import { db } from '@/lib/db/client'
import type { OAuthClient } from '@/lib/db/generated/client'
import { OAuthError } from './oauth-error'
import { isSecret } from './secrets'

/** What a program sent, where from: its form and its Authorization header. */
export type ProgramRequest = {
  form: URLSearchParams
  authorization: string | null
  address: string | null
  now: Date
}

const WRONG_SECRET = { name: 'oauth:client', free: 10, firstS: 2, maxS: 300, forgetS: 86_400 }

/**
 * Who asks at the token endpoint and its neighbours (RFC 6749, 2.3): by HTTP Basic or in the form, never both; a public
 * client by its id alone. Throws `invalid_client`, and `too_many` of wrong secrets from one network.
 */
export async function authenticateClient(request: ProgramRequest): Promise<OAuthClient> {
  const { clientId, secret } = credentialsOf(request)
  const client = clientId.includes('\0') ? null : await db.oAuthClient.findUnique({ where: { clientId } })
  if (client?.type === 'public') {
    if (secret) throw new OAuthError('invalid_client', 'This client has no secret')
    return client
  }
  const tried = `${clientId} ${networkOf(request.address ?? '')}`
  await throttle(WRONG_SECRET, tried, request.now)
  if (!client?.secretHash || !secret || !(await isSecret(client.secretHash, secret)))
    throw new OAuthError('invalid_client', 'The client is not known, or its secret is another')
  await uncount(WRONG_SECRET, tried)
  return client
}

function credentialsOf({ form, authorization }: ProgramRequest): { clientId: string; secret: string | null } {
  const named = form.get('client_id')
  const secret = form.get('client_secret')
  const basic = /^Basic +([\w+/=-]+)$/i.exec(authorization ?? '')?.[1]
  if (basic === undefined) {
    if (!named) throw new OAuthError('invalid_client', 'client_id is missing')
    return { clientId: named, secret }
  }
  const own = decodeBasic(basic)
  if (secret !== null || (named !== null && named !== own.clientId))
    throw new OAuthError('invalid_request', 'The client is named in two ways')
  return own
}

/** Both parts are form-encoded before they are joined (RFC 6749, 2.3.1). */
function decodeBasic(text: string) {
  const [clientId = '', ...rest] = Buffer.from(text, 'base64').toString('utf8').split(':')
  const decode = (part: string) => {
    try {
      return decodeURIComponent(part.replace(/\+/g, ' '))
    } catch {
      throw new OAuthError('invalid_client', 'The Authorization header is not of HTTP Basic')
    }
  }
  return { clientId: decode(clientId), secret: decode(rest.join(':')) || null }
}
