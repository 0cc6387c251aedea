import { BodyTooLong, readBody } from '@/lib/net/read-body'
import type { ProgramRequest } from '@/lib/oauth/client-auth'
import { OAuthError } from '@/lib/oauth/oauth-error'
import { peerAddress } from '../peer-address'
import { countStranger } from './strangers'

const MAX_BYTES = 20_000

/** What a program posts (RFC 6749, 3.2: form-encoded only). Throws `too_many` of one network. */
export async function programRequest(request: Request): Promise<ProgramRequest> {
  await countStranger(request)
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type))
    throw new OAuthError('invalid_request', 'The body is application/x-www-form-urlencoded')
  return {
    form: new URLSearchParams(await textOf(request)),
    authorization: request.headers.get('authorization'),
    address: peerAddress(request.headers),
    now: new Date(),
  }
}

async function textOf({ body }: Request): Promise<string> {
  try {
    return body ? (await readBody(body, MAX_BYTES)).toString('utf8') : ''
  } catch (error) {
    throw error instanceof BodyTooLong ? new OAuthError('invalid_request', 'The body is too long') : error
  }
}
