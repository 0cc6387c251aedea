import { isScope, type Scope } from '@/lib/access/scopes'
import { config } from '@/lib/config/env'
import { db } from '@/lib/db/client'
import type { OAuthClient } from '@/lib/db/generated/client'
import { OAuthError } from './oauth-error'
import { isRegistered, withAnswer } from './redirect-uri'

export type Asked = {
  client: OAuthClient
  redirectUri: string
  redirectNamed: boolean
  responseType: 'code' | 'token'
  scopes: Scope[]
  state: string | null
  challenge: string | null
}

/**
 * `refused`: nobody is sent anywhere, for the client or its address is not known (RFC 6749, 4.1.2.1). `error`: where the
 * client is told what is wrong with its request.
 */
export type Reading =
  | { kind: 'refused'; reason: 'client' | 'redirect' }
  | { kind: 'error'; location: string }
  | { kind: 'asked'; asked: Asked }

/** Reads what a client asks for at the authorization endpoint. */
export async function readAuthorization(params: URLSearchParams): Promise<Reading> {
  const client = await findClient(params)
  if (!client) return { kind: 'refused', reason: 'client' }
  const redirectUri = redirectOf(client, params)
  if (redirectUri === null) return { kind: 'refused', reason: 'redirect' }
  try {
    return { kind: 'asked', asked: read(client, redirectUri, params) }
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error
    return { kind: 'error', location: errorLocation(redirectUri, params, error) }
  }
}

async function findClient(params: URLSearchParams): Promise<OAuthClient | null> {
  const [clientId, ...more] = params.getAll('client_id')
  if (!clientId || more.length > 0 || clientId.includes('\0')) return null
  return db.oAuthClient.findUnique({ where: { clientId } })
}

function redirectOf({ redirectUris }: OAuthClient, params: URLSearchParams): string | null {
  const [named, ...more] = params.getAll('redirect_uri')
  if (more.length > 0) return null
  if (named === undefined) return redirectUris.length === 1 ? (redirectUris[0] ?? null) : null
  return isRegistered(redirectUris, named) ? named : null
}

const ONCE = ['response_type', 'scope', 'state', 'code_challenge', 'code_challenge_method', 'response_mode']
const GRANT = { code: 'authorization_code', token: 'implicit' } as const

function read(client: OAuthClient, redirectUri: string, params: URLSearchParams): Asked {
  const twice = ONCE.find((name) => params.getAll(name).length > 1)
  if (twice) throw new OAuthError('invalid_request', `${twice} is given more than once`)
  const responseType = params.get('response_type')
  if (responseType === null) throw new OAuthError('invalid_request', 'response_type is missing')
  if (responseType !== 'code' && responseType !== 'token')
    throw new OAuthError('unsupported_response_type', 'response_type is code or token')
  if (!client.grantTypes.includes(GRANT[responseType]))
    throw new OAuthError('unauthorized_client', `This client may not ask for response_type=${responseType}`)
  const mode = params.get('response_mode')
  if (mode !== null && mode !== placeOf(responseType))
    throw new OAuthError('invalid_request', `response_mode of ${responseType} is ${placeOf(responseType)}`)
  return {
    client,
    redirectUri,
    redirectNamed: params.has('redirect_uri'),
    responseType,
    scopes: scopesOf(client, params.get('scope')),
    state: params.get('state'),
    challenge: responseType === 'code' ? challengeOf(client, params) : null,
  }
}

/** Without a word of it, what ganetimgr's guide asks for. */
export function scopesOf({ scopes }: OAuthClient, text: string | null): Scope[] {
  const asked = [...new Set((text ?? 'read').split(' ').filter(Boolean))]
  const allowed = asked.filter((scope): scope is Scope => isScope(scope) && scopes.includes(scope))
  if (asked.length === 0 || allowed.length < asked.length)
    throw new OAuthError('invalid_scope', `This client may ask for: ${scopes.join(' ')}`)
  return allowed
}

/** S256 only; a public client has nothing else that binds the code to it (RFC 9700, 2.1.1). */
function challengeOf({ type }: OAuthClient, params: URLSearchParams): string | null {
  const challenge = params.get('code_challenge')
  if (challenge === null) {
    if (type === 'public' || params.has('code_challenge_method'))
      throw new OAuthError('invalid_request', 'code_challenge is missing (RFC 7636)')
    return null
  }
  if (params.get('code_challenge_method') !== 'S256')
    throw new OAuthError('invalid_request', 'code_challenge_method is S256')
  if (!/^[\w-]{43}$/.test(challenge)) throw new OAuthError('invalid_request', 'code_challenge is not of S256')
  return challenge
}

const placeOf = (responseType: string | null) => (responseType === 'token' ? 'fragment' : 'query')

/** With `iss`, so that a client of several servers knows whose answer it is (RFC 9207). */
export function answerLocation(
  { redirectUri, responseType, state }: Pick<Asked, 'redirectUri' | 'state'> & { responseType: string | null },
  answer: Record<string, string>,
): string {
  const whole = { ...answer, ...(state === null ? {} : { state }), iss: config().publicUrl }
  return withAnswer(redirectUri, placeOf(responseType), whole)
}

function errorLocation(redirectUri: string, params: URLSearchParams, { error, description }: OAuthError): string {
  const [state = null, ...more] = params.getAll('state')
  const answer = { error, error_description: description }
  return answerLocation(
    { redirectUri, responseType: params.get('response_type'), state: more.length > 0 ? null : state },
    answer,
  )
}
