import { randomUUID } from 'node:crypto'
import type { Ctx, OAuthActor } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { type Bearer, readBearer } from '@/lib/oauth/bearer'
import { OAuthError } from '@/lib/oauth/oauth-error'
import { readSettings } from '@/lib/settings/queries'
import { peerAddress } from '../peer-address'

export type Program = { ctx: Ctx<OAuthActor>; bearer: Bearer }

/** Who asks by a token (RFC 6750, 2). Throws `invalid_request` and `invalid_token`; null: there is none. */
export async function programOf(request: Request): Promise<Program | null> {
  return programBehind(request, await tokenOf(request))
}

/** The same where no old client needs the address for it (RFC 9700, 2.6): in the header only. */
export async function programInHeader(request: Request): Promise<Program | null> {
  if (new URL(request.url).searchParams.has('access_token'))
    throw new OAuthError('invalid_request', 'The token goes into the Authorization header')
  return programBehind(request, inHeaderOf(request))
}

async function programBehind(request: Request, token: string | null): Promise<Program | null> {
  if (token === null) return null
  const now = new Date()
  const bearer = await readBearer(token, now)
  if (!bearer) throw new OAuthError('invalid_token', 'The token is not known or has ended')
  const requestId = request.headers.get('x-request-id') ?? randomUUID()
  const address = peerAddress(request.headers)
  return { ctx: { actor: bearer.actor, now, locale: bearer.locale ?? 'en', requestId, address }, bearer }
}

/** In the header; in the address as of old, unless the site wants it no more. */
async function tokenOf(request: Request): Promise<string | null> {
  const inHeader = inHeaderOf(request)
  const inAddress = new URL(request.url).searchParams.getAll('access_token')
  if (inAddress.length === 0) return inHeader
  const [token = ''] = inAddress
  if (inHeader !== null || inAddress.length > 1)
    throw new OAuthError('invalid_request', 'The token is given in more than one way')
  if ((await readSettings(db)).oauthTokenInAddress) return token
  throw new OAuthError('invalid_request', 'This site takes the token in the Authorization header only')
}

const inHeaderOf = (request: Request): string | null =>
  /^Bearer +([\w.~+/=-]+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null
