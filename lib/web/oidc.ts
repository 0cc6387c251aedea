import 'server-only'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { admit } from '@/lib/accounts/directory/admit'
import { identityOfClaims } from '@/lib/accounts/directory/claims'
import { config } from '@/lib/config/env'
import { AppError } from '@/lib/errors/app-error'
import { isUnavailable, UNAVAILABLE } from '@/lib/errors/unavailable'
import { log } from '@/lib/log/log'
import { anonymousContext } from './request'
import { userAgent } from './user-agent'

export const OIDC = 'oidc'
const TIMEOUT_MS = 10_000

type Claims = Record<string, unknown> & { sub: string }

/** The provider that the environment names, with discovery, PKCE, state and nonce; none without. */
export function oidcProviders(): OAuthConfig<Claims>[] {
  const { oidc } = config()
  if (!oidc) return []
  const wellKnown = `${oidc.issuer}/.well-known/openid-configuration`
  const provider: OAuthConfig<Claims> = {
    id: OIDC,
    name: oidc.name,
    type: 'oauth',
    wellKnown,
    clientId: oidc.clientId,
    clientSecret: oidc.clientSecret,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    authorization: { params: { scope: oidc.scope } },
    httpOptions: { timeout: TIMEOUT_MS },
    async profile(claims, { access_token: token }) {
      const more = token ? await userInfo(wellKnown, token, claims.sub) : {}
      return { id: claims.sub, sessionId: null, half: null, claims: { ...more, ...claims } }
    },
  }
  return [provider]
}

/** Many providers tell the address and the groups there only (OpenID Connect Core, 5.3). */
async function userInfo(wellKnown: string, token: string, sub: string): Promise<Record<string, unknown>> {
  const ask = async (url: string, headers = {}) => {
    const response = await fetch(url, { headers, cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT_MS) })
    if (!response.ok) throw new Error(`${new URL(url).host} answered ${response.status}`)
    return (await response.json()) as Record<string, unknown>
  }
  const endpoint = (await ask(wellKnown)).userinfo_endpoint
  if (typeof endpoint !== 'string') return {}
  const claims = await ask(endpoint, { authorization: `Bearer ${token}` })
  return claims.sub === sub ? claims : {}
}

/** The session for whom the provider told of; else the code of why not. */
export async function enterByOidc(claims: unknown) {
  const { oidc } = config()
  const identity = oidc && identityOfClaims(claims, oidc)
  if (!identity) return { refused: 'oidc_failed' }
  try {
    const entry = await admit(await anonymousContext(), identity, await userAgent())
    return entry ?? { refused: 'refused' }
  } catch (error) {
    if (error instanceof AppError) return { refused: error.reason }
    log.error({ err: error }, 'oidc: a sign-in failed')
    return { refused: isUnavailable(error) ? UNAVAILABLE : 'oidc_failed' }
  }
}
