import type { ProgramRequest } from '@/lib/oauth/client-auth'
import { OAuthError } from '@/lib/oauth/oauth-error'
import { peerAddress } from '../peer-address'
import { countStranger } from './strangers'

const MAX_LENGTH = 20_000

/** What a program posts (RFC 6749, 3.2: form-encoded only). Throws `too_many` of one network. */
export async function programRequest(request: Request): Promise<ProgramRequest> {
  await countStranger(request)
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type))
    throw new OAuthError('invalid_request', 'The body is application/x-www-form-urlencoded')
  const text = await request.text()
  if (text.length > MAX_LENGTH) throw new OAuthError('invalid_request', 'The body is too long')
  return {
    form: new URLSearchParams(text),
    authorization: request.headers.get('authorization'),
    address: peerAddress(request.headers),
    now: new Date(),
  }
}
