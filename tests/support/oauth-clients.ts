import { createHash } from 'node:crypto'
import { beforeAll, beforeEach } from 'vitest'
import { POST as introspect } from '@/app/o/introspect/route'
import { POST as token } from '@/app/o/token/route'
import { GET as details } from '@/app/user/details/route'
import type { UserCtx } from '@/lib/access/actor'
import { addOwnClient, type Made } from '@/lib/oauth/clients'
import { person } from './fixtures'
import { portalForPrograms, visitAuthorize } from './programs'

export const CALLBACK = 'https://program.example.org/done'
const VERIFIER = 'v'.repeat(43)
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url')

export const registered = {
  name: 'Course tool',
  grantTypes: ['authorization_code' as const, 'refresh_token' as const],
  redirectUris: [CALLBACK, `${CALLBACK}?from=portal`],
  scopes: ['read' as const],
}

/** For the top of a test file: a person, two programs of hers, and what these ask of the portal. */
export function oauthClients() {
  const portal = portalForPrograms({
    '/o/token': { POST: token },
    '/o/introspect': { POST: introspect },
    '/user/details': { GET: details },
  })
  const url = (path: string) => `${portal.url()}${path}`
  let alice: UserCtx
  let confidential: Made
  let open: Made
  beforeAll(async () => {
    alice = await person('alice')
    confidential = await addOwnClient(alice, { ...registered, type: 'confidential' })
    open = await addOwnClient(alice, { ...registered, type: 'public' })
  })
  beforeEach(() => {
    alice = { ...alice, now: new Date() }
  })

  /** What leads a browser to the portal. */
  const request = (changes: Record<string, string | undefined> = {}) => {
    const whole = {
      response_type: 'code',
      client_id: confidential.clientId,
      redirect_uri: CALLBACK,
      scope: 'read',
      state: 'of the client',
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
      ...changes,
    }
    const given = Object.entries(whole).filter((entry): entry is [string, string] => entry[1] !== undefined)
    return new URL(`${url('/o/authorize')}?${new URLSearchParams(given)}`)
  }

  const codeOf = async (address = request()) => String((await visitAuthorize(alice, address)).searchParams.get('code'))

  /** An empty text takes a field away. */
  const redeem = async (code: string, changes: Record<string, string> = {}, { clientId, secret } = confidential) => {
    const form = new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: CALLBACK,
      code_verifier: VERIFIER,
      client_id: clientId,
      ...(secret === null ? {} : { client_secret: secret }),
      ...changes,
    })
    for (const [name, value] of Object.entries(changes)) if (value === '') form.delete(name)
    const answer = await fetch(url('/o/token'), { method: 'POST', body: form })
    return { status: answer.status, body: await answer.json() }
  }

  const without = { code: '', redirect_uri: '', code_verifier: '' }
  const refresh = (refresh_token: string, as = confidential, more: Record<string, string> = {}) =>
    redeem('', { grant_type: 'refresh_token', ...without, refresh_token, ...more }, as)

  const counts = async (bearer: string) =>
    (await fetch(url('/user/details'), { headers: { authorization: `Bearer ${bearer}` } })).status === 200

  const look = async (bearer: string, { clientId, secret } = confidential) => {
    const body = new URLSearchParams({ token: bearer, client_id: clientId, client_secret: String(secret) })
    return (await fetch(url('/o/introspect'), { method: 'POST', body })).json()
  }

  const has = {
    get alice() {
      return alice
    },
    get confidential() {
      return confidential
    },
    get open() {
      return open
    },
  }
  return { has, url, request, codeOf, redeem, refresh, without, counts, look }
}
