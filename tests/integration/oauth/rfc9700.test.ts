import { NextRequest } from 'next/server'
import { beforeAll, expect, test } from 'vitest'
import { GET as authorize } from '@/app/o/authorize/route'
import type { UserCtx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { scrubText } from '@/lib/log/scrub'
import { addClient } from '@/lib/oauth/admin-clients'
import { addOwnClient, type Made } from '@/lib/oauth/clients'
import { consentTicket, decide } from '@/lib/oauth/consent'
import { withdrawGrant } from '@/lib/oauth/grants'
import { serverMetadata } from '@/lib/oauth/metadata'
import { readAuthorization } from '@/lib/oauth/read-authorization'
import nextConfig from '@/next.config'
import { proxy } from '@/proxy'
import { testDatabase } from '@/tests/support/database'
import { person, refusal } from '@/tests/support/fixtures'
import { CALLBACK, oauthClients, registered } from '@/tests/support/oauth-clients'
import { visitAuthorize } from '@/tests/support/programs'

testDatabase()
const { has, url, request, codeOf, redeem, refresh, without, counts, look } = oauthClients()

let bob: UserCtx
/** On a device, at whatever port is free. */
let app: Made

beforeAll(async () => {
  bob = await person('bob')
  app = await addOwnClient(has.alice, { ...registered, type: 'public', redirectUris: ['http://127.0.0.1/cb'] })
})

/** Of RFC 9700: what is tried, and how it is refused. */
type Row = { of: string; attack: string; attempt: () => Promise<unknown>; refused: object }

const asked = (changes: Record<string, string | undefined>) => readAuthorization(request(changes).searchParams)
const nowhere = (reason: 'client' | 'redirect') => ({ kind: 'refused', reason })
const twice = (name: string, value: () => string) => {
  const address = request()
  address.searchParams.append(name, value())
  return readAuthorization(address.searchParams)
}
/** What a browser is sent back with. */
const back = async (changes: Record<string, string | undefined> = {}) => {
  const { search, hash } = await visitAuthorize(has.alice, request(changes))
  return Object.fromEntries(new URLSearchParams(search || hash.slice(1)))
}
const invalidGrant = { status: 400, body: { error: 'invalid_grant' } }
const invalidClient = { status: 401, body: { error: 'invalid_client' } }
const tokens = async () => (await redeem(await codeOf())).body
const headersOf = ({ status, headers }: Response) => ({ status, ...Object.fromEntries(headers) })
const visited = async (changes: Record<string, string>) => headersOf(await authorize(new Request(request(changes))))

const REDIRECTS = [
  'https://attacker.example.net/done',
  `${CALLBACK}/../../attacker`,
  `${CALLBACK}/more`,
  `${CALLBACK}?next=https://attacker.example.net`,
  `${CALLBACK}#part`,
  CALLBACK.toUpperCase(),
  'https://program.example.org@attacker.example.net/done',
  'https://program.example.org.attacker.example.net/done',
  'http://program.example.org/done',
  'javascript:alert(1)',
  '//attacker.example.net',
  '',
]
const LOOPBACK = [
  'http://127.0.0.1:51234/other',
  'http://127.0.0.1.attacker.example.net/cb',
  'http://127.0.0.1:80@attacker.example.net/cb',
  'http://localhost:51234/cb',
]
const UNREGISTRABLE = [
  'javascript:alert(1)',
  'data:text/html,x',
  'http://attacker.example.net/',
  'https://*.example.org/',
  `${CALLBACK}#x`,
  'https://a:b@example.org/',
  'file:///etc/passwd',
  'app:/done',
]

const redirects: Row[] = [
  ...REDIRECTS.map((redirect_uri) => ({
    of: '4.1',
    attack: `an address that is not registered: ${redirect_uri || 'an empty one'}`,
    attempt: () => asked({ redirect_uri }),
    refused: nowhere('redirect'),
  })),
  ...LOOPBACK.map((redirect_uri) => ({
    of: '4.1',
    attack: `an app’s address elsewhere than on its device: ${redirect_uri}`,
    attempt: () => asked({ client_id: app.clientId, redirect_uri }),
    refused: nowhere('redirect'),
  })),
  ...UNREGISTRABLE.map((uri) => ({
    of: '4.1',
    attack: `the registration of ${uri}`,
    attempt: () => refusal(addOwnClient(has.alice, { ...registered, type: 'public', redirectUris: [uri] })),
    refused: { fields: { 'redirectUris.0': 'redirect_uri_invalid' } },
  })),
  {
    of: '4.1',
    attack: 'no address where several are registered',
    attempt: () => asked({ redirect_uri: undefined }),
    refused: nowhere('redirect'),
  },
  {
    of: '4.1',
    attack: 'a second address beside the registered one',
    attempt: () => twice('redirect_uri', () => 'https://attacker.example.net/'),
    refused: nowhere('redirect'),
  },
  {
    of: '4.1',
    attack: 'a client that is not known',
    attempt: () => asked({ client_id: 'nobody' }),
    refused: nowhere('client'),
  },
  {
    of: '4.1',
    attack: 'two clients at once',
    attempt: () => twice('client_id', () => has.open.clientId),
    refused: nowhere('client'),
  },
  {
    of: '4.11',
    attack: 'the portal as an open redirector: an error for an address that is not registered',
    attempt: () => visited({ scope: 'x', redirect_uri: 'https://attacker.example.net/' }),
    refused: { status: 303, location: expect.stringMatching(/^\/o\/consent\?/) },
  },
  {
    of: '4.12',
    attack: 'a redirect that would post on what was posted',
    attempt: () => visited({ client_id: 'nobody' }),
    refused: { status: 303 },
  },
]

const leaks: Row[] = [
  {
    of: '4.2',
    attack: 'the request for authorisation in a Referer',
    attempt: () => visited({ client_id: 'nobody' }),
    refused: { 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' },
  },
  {
    of: '4.2',
    attack: 'a token in the address in a Referer or a cache',
    attempt: async () => headersOf(await fetch(url(`/user/details?access_token=${(await tokens()).access_token}`))),
    refused: { status: 200, 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' },
  },
  {
    of: '4.3',
    attack: 'a token in the log, from a query and from a fragment',
    attempt: async () => {
      const { access_token } = await tokens()
      const log = ['?', '#'].map((mark) => scrubText(`${url('/cb')}${mark}access_token=${access_token}`)).join()
      return { log: log.includes(access_token) }
    },
    refused: { log: false },
  },
  {
    of: '4.9',
    attack: 'a client that asks about another’s token',
    attempt: async () =>
      look((await tokens()).access_token, await addOwnClient(has.alice, { ...registered, type: 'confidential' })),
    refused: { active: false },
  },
  {
    of: '4.10',
    attack: 'a token in header and address at once',
    attempt: async () => {
      const { access_token: token } = await tokens()
      const address = url(`/user/details?access_token=${token}`)
      return headersOf(await fetch(address, { headers: { authorization: `Bearer ${token}` } }))
    },
    refused: { status: 400 },
  },
]

const mixUp: Row[] = [
  {
    of: '4.4',
    attack: 'an answer whose server is not told',
    attempt: back,
    refused: { iss: expect.stringMatching(/^http/) },
  },
  {
    of: '4.4',
    attack: 'an error whose server is not told',
    attempt: () => back({ scope: 'everything' }),
    refused: { error: 'invalid_scope', iss: expect.stringMatching(/^http/), state: 'of the client' },
  },
  {
    of: '4.4',
    attack: 'a client that does not know that it may rely on `iss`',
    attempt: async () => serverMetadata(),
    refused: { authorization_response_iss_parameter_supported: true },
  },
]

const codes: Row[] = [
  {
    of: '4.5',
    attack: 'a code used twice: what came of it ends too',
    attempt: async () => {
      const code = await codeOf()
      const { access_token } = (await redeem(code)).body
      return { again: await redeem(code), counts: await counts(access_token) }
    },
    refused: { again: invalidGrant, counts: false },
  },
  {
    of: '4.5',
    attack: 'a code used three times at once',
    attempt: async () => {
      const code = await codeOf()
      const answers = await Promise.all([redeem(code), redeem(code), redeem(code)])
      return { more: answers.filter(({ status }) => status === 200).length > 1 }
    },
    refused: { more: false },
  },
  {
    of: '4.5',
    attack: 'a code injected into another client',
    attempt: async () => redeem(await codeOf(), {}, has.open),
    refused: invalidGrant,
  },
  ...['?from=portal', null].map((end) => ({
    of: '4.5',
    attack: end === null ? 'a code without its address' : 'a code for another address of the client',
    attempt: async () => redeem(await codeOf(), { redirect_uri: end === null ? '' : `${CALLBACK}${end}` }),
    refused: invalidGrant,
  })),
  {
    of: '4.5',
    attack: 'a code after its minute',
    attempt: async () => {
      const code = await codeOf()
      await db.oAuthCode.updateMany({ where: { usedAt: null }, data: { expiresAt: new Date() } })
      return redeem(code)
    },
    refused: invalidGrant,
  },
  {
    of: '4.5',
    attack: 'a code after the person withdrew',
    attempt: async () => {
      const code = await codeOf()
      const of = { client: { clientId: has.confidential.clientId }, userId: has.alice.actor.id }
      await withdrawGrant(has.alice, (await db.oAuthGrant.findFirstOrThrow({ where: of })).id)
      return redeem(code)
    },
    refused: invalidGrant,
  },
  ...['guessed', ''].map((client_secret) => ({
    of: '4.5',
    attack: `a code with ${client_secret === '' ? 'no secret' : 'a wrong secret'}`,
    attempt: async () => redeem(await codeOf(), { client_secret }),
    refused: invalidClient,
  })),
  {
    of: '4.5',
    attack: 'a secret for a client that has none',
    attempt: async () => redeem(await codeOf(), {}, { ...has.open, secret: 'invented' }),
    refused: invalidClient,
  },
]

const withoutChallenge = { code_challenge: undefined, code_challenge_method: undefined }
const pkce: Row[] = [
  {
    of: '4.8',
    attack: 'a public client without PKCE',
    attempt: () => back({ client_id: has.open.clientId, ...withoutChallenge }),
    refused: { error: 'invalid_request' },
  },
  {
    of: '4.8',
    attack: 'the downgrade: a verifier for a code that was asked for without a challenge',
    attempt: async () => redeem(await codeOf(request(withoutChallenge))),
    refused: invalidGrant,
  },
  {
    of: '4.8',
    attack: 'the method `plain`',
    attempt: () => back({ code_challenge_method: 'plain' }),
    refused: { error: 'invalid_request' },
  },
  ...['', 'w'.repeat(43), 'v'.repeat(42), 'v'.repeat(129)].map((code_verifier) => ({
    of: '4.8',
    attack: `a verifier that is not the one: ${code_verifier.length} × ${code_verifier[0] ?? 'nothing'}`,
    attempt: async () => redeem(await codeOf(), { code_verifier }),
    refused: invalidGrant,
  })),
]

const query = () => request().search.slice(1)
const decideBy = (ticket: string) => refusal(decide(has.alice, 'mine', { query: query(), ticket, agreed: true }))
const stale = { code: 'forbidden', reason: 'consent_stale' }
const consent: Row[] = [
  { of: '4.7', attack: 'consent without the page’s ticket', attempt: () => decideBy(''), refused: stale },
  {
    of: '4.7',
    attack: 'consent by the ticket of another session',
    attempt: () => decideBy(consentTicket('session of mallory', query())),
    refused: stale,
  },
  {
    of: '4.7',
    attack: 'consent by the ticket of another request',
    attempt: () => decideBy(consentTicket('mine', request({ state: 'of the attacker' }).search.slice(1))),
    refused: stale,
  },
  { of: '4.7', attack: 'an answer without the client’s state', attempt: back, refused: { state: 'of the client' } },
  {
    of: '4.16',
    attack: 'the page of consent in a frame',
    attempt: async () => {
      const all = (await nextConfig('').headers?.()) ?? []
      const frame = all[0]?.headers.find(({ key }) => key === 'X-Frame-Options')?.value
      const policy = proxy(new NextRequest(url('/o/consent'))).headers.get('content-security-policy')
      return { frame, policy }
    },
    refused: { frame: 'DENY', policy: expect.stringContaining("frame-ancestors 'none'") },
  },
]

const refreshes: Row[] = [
  {
    of: '4.14',
    attack: 'a refresh token used twice: the whole family ends',
    attempt: async () => {
      const first = await tokens()
      const second = (await refresh(first.refresh_token)).body
      const before = await counts(second.access_token)
      const again = await refresh(first.refresh_token)
      return { before, again, after: await counts(second.access_token), next: await refresh(second.refresh_token) }
    },
    refused: { before: true, again: invalidGrant, after: false, next: invalidGrant },
  },
  {
    of: '4.14',
    attack: 'a refresh token of another client’s',
    attempt: async () => refresh((await tokens()).refresh_token, has.open),
    refused: invalidGrant,
  },
  {
    of: '4.14',
    attack: 'an access token in its place',
    attempt: async () => refresh((await tokens()).access_token),
    refused: invalidGrant,
  },
  {
    of: '4.14',
    attack: 'more scopes than were agreed to',
    attempt: async () => refresh((await tokens()).refresh_token, has.confidential, { scope: 'read admin' }),
    refused: { status: 400, body: { error: 'invalid_scope' } },
  },
  {
    of: '4.14',
    attack: 'a refresh token in the place of an access token',
    attempt: async () => ({ counts: await counts((await tokens()).refresh_token) }),
    refused: { counts: false },
  },
]

/** A program that acts without a person at hand, entered with an id that looks like a person’s. */
const trusted = async (owner: string | null) => {
  const root = await person(`root-${owner ?? 'nobody'}`, { superuser: true })
  const clientId = `${has.alice.actor.id}`
  const input = {
    ...registered,
    grantTypes: ['client_credentials' as const],
    redirectUris: [],
    type: 'confidential' as const,
  }
  const { id } = await addClient(root, { ...input, owner, clientId, secret: 'a long secret of the client' })
  return { id, clientId, secret: 'a long secret of the client' }
}
const impersonation: Row[] = [
  {
    of: '4.15',
    attack: 'a client whose id is a person’s: its token is its owner’s all the same',
    attempt: async () => {
      const client = await trusted('bob')
      const { body } = await redeem('', { grant_type: 'client_credentials', ...without }, client)
      const { sub, ...told } = await look(body.access_token, client)
      return { ...told, bobs: sub === String(bob.actor.id) }
    },
    refused: { active: true, username: 'bob', bobs: true },
  },
  {
    of: '4.15',
    attack: 'a client that would act for nobody',
    attempt: () => refusal(trusted(null)),
    refused: { fields: { owner: 'owner_needed' } },
  },
  {
    of: '4.15',
    attack: 'a client of one’s own that would act without a person',
    attempt: async () => redeem('', { grant_type: 'client_credentials', ...without }),
    refused: { status: 400, body: { error: 'unauthorized_client' } },
  },
  {
    of: '2.4',
    attack: 'the person’s password at the token endpoint',
    attempt: () => redeem('', { grant_type: 'password', ...without, username: 'alice', password: 'secret' }),
    refused: { status: 400, body: { error: 'unsupported_grant_type' } },
  },
]

const ROWS = [redirects, leaks, mixUp, codes, pkce, consent, refreshes, impersonation].flat()

for (const { of, attack, attempt, refused } of ROWS)
  test(`RFC 9700, ${of}: ${attack}`, async () => {
    expect(await attempt()).toMatchObject(refused)
  })
