import { createHash } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { POST as introspect } from '@/app/o/introspect/route'
import { POST as token } from '@/app/o/token/route'
import { GET as details } from '@/app/user/details/route'
import type { UserCtx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { scrubText } from '@/lib/log/scrub'
import { addClient, editClient } from '@/lib/oauth/admin-clients'
import { addOwnClient, editOwnClient, type Made } from '@/lib/oauth/clients'
import { consentTicket, decide, goOn } from '@/lib/oauth/consent'
import { withdrawGrant } from '@/lib/oauth/grants'
import { readAuthorization } from '@/lib/oauth/read-authorization'
import { testDatabase } from '@/tests/support/database'
import { person, refusal } from '@/tests/support/fixtures'
import { portalForPrograms, visitAuthorize } from '@/tests/support/programs'

testDatabase()
const portal = portalForPrograms({
  '/o/token': { POST: token },
  '/o/introspect': { POST: introspect },
  '/user/details': { GET: details },
})

const CALLBACK = 'https://program.example.org/done'
const VERIFIER = 'v'.repeat(43)
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url')
let alice: UserCtx
let client: Made
let publicClient: Made

const registered = {
  name: 'Course tool',
  grantTypes: ['authorization_code' as const, 'refresh_token' as const],
  redirectUris: [CALLBACK, `${CALLBACK}?from=portal`],
  scopes: ['read' as const],
}

beforeAll(async () => {
  alice = await person('alice')
  client = await addOwnClient(alice, { ...registered, type: 'confidential' })
  publicClient = await addOwnClient(alice, { ...registered, type: 'public' })
})
beforeEach(async () => {
  alice = { ...alice, now: new Date() }
})

const request = (changes: Record<string, string | undefined> = {}) => {
  const whole = {
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: CALLBACK,
    scope: 'read',
    state: 'of the client',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...changes,
  }
  const given = Object.entries(whole).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return new URL(`${portal.url()}/o/authorize?${new URLSearchParams(given)}`)
}

const codeOf = async (address = request()) => String((await visitAuthorize(alice, address)).searchParams.get('code'))

async function redeem(code: string, changes: Record<string, string> = {}, { clientId, secret } = client) {
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
  const answer = await fetch(`${portal.url()}/o/token`, { method: 'POST', body: form })
  return { status: answer.status, body: await answer.json() }
}

const refused = { status: 400, body: { error: 'invalid_grant', error_description: expect.any(String) } }
const counts = async (bearer: string) =>
  (await fetch(`${portal.url()}/user/details`, { headers: { authorization: `Bearer ${bearer}` } })).status === 200

describe('never an open redirect (RFC 9700, 4.1, 4.11)', () => {
  const stays = (reason: 'client' | 'redirect') => ({ kind: 'refused', reason })
  test.each([
    'https://attacker.example.net/done',
    `${CALLBACK}/../../attacker`,
    `${CALLBACK}/more`,
    `${CALLBACK}?next=https://attacker.example.net`,
    `${CALLBACK}#part`,
    `${CALLBACK.toUpperCase()}`,
    'https://program.example.org@attacker.example.net/done',
    'https://program.example.org.attacker.example.net/done',
    'http://program.example.org/done',
    'javascript:alert(1)',
    '//attacker.example.net',
    '',
  ])('a redirect address that is not registered: %s', async (redirect_uri) => {
    expect(await readAuthorization(request({ redirect_uri }).searchParams)).toEqual(stays('redirect'))
  })

  test('none where several are registered, and two at once', async () => {
    expect(await readAuthorization(request({ redirect_uri: undefined }).searchParams)).toEqual(stays('redirect'))
    const twice = request()
    twice.searchParams.append('redirect_uri', 'https://attacker.example.net/')
    expect(await readAuthorization(twice.searchParams)).toEqual(stays('redirect'))
  })

  test('a client that is not known, or named twice', async () => {
    expect(await readAuthorization(request({ client_id: 'nobody' }).searchParams)).toEqual(stays('client'))
    const twice = request()
    twice.searchParams.append('client_id', publicClient.clientId)
    expect(await readAuthorization(twice.searchParams)).toEqual(stays('client'))
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'http://attacker.example.net/',
    'https://*.example.org/',
    `${CALLBACK}#x`,
    'https://a:b@example.org/',
    'file:///etc/passwd',
    'app:/done',
  ])('an address that nobody may register: %s', async (uri) => {
    const work = addOwnClient(alice, { ...registered, type: 'public', redirectUris: [uri] })
    expect((await refusal(work)).fields).toEqual({ 'redirectUris.0': 'redirect_uri_invalid' })
  })

  test('an app on the device takes whatever port is free, and no other path or host (RFC 8252, 7.3)', async () => {
    const app = await addOwnClient(alice, { ...registered, type: 'public', redirectUris: ['http://127.0.0.1/cb'] })
    const kind = async (redirect_uri: string) =>
      (await readAuthorization(request({ client_id: app.clientId, redirect_uri }).searchParams)).kind
    expect(await kind('http://127.0.0.1:51234/cb')).toBe('asked')
    expect(await kind('http://127.0.0.1:51234/other')).toBe('refused')
    expect(await kind('http://127.0.0.1.attacker.example.net/cb')).toBe('refused')
    expect(await kind('http://127.0.0.1:80@attacker.example.net/cb')).toBe('refused')
    expect(await kind('http://localhost:51234/cb')).toBe('refused')
  })
})

describe('errors go to a registered address only, with state and iss (RFC 6749, 4.1.2.1; RFC 9207)', () => {
  test.each([
    [{ response_type: 'id_token' }, 'unsupported_response_type'],
    [{ response_type: undefined }, 'invalid_request'],
    [{ response_type: 'token' }, 'unauthorized_client'],
    [{ scope: 'read admin' }, 'invalid_scope'],
    [{ scope: 'everything' }, 'invalid_scope'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
    [{ code_challenge: 'short' }, 'invalid_request'],
    [{ response_mode: 'fragment' }, 'invalid_request'],
  ])('%o', async (changes, error) => {
    const back = await visitAuthorize(alice, request(changes))
    const answer = new URLSearchParams(back.search || back.hash.slice(1))
    expect(back.origin + back.pathname).toBe(CALLBACK)
    expect(Object.fromEntries(answer)).toMatchObject({ error, state: 'of the client', iss: portal.url() })
  })

  test('the person does not agree', async () => {
    const back = await visitAuthorize(await person('eve'), request(), false)
    expect(Object.fromEntries(back.searchParams)).toMatchObject({ error: 'access_denied', state: 'of the client' })
    expect(await db.oAuthGrant.count({ where: { user: { username: 'eve' } } })).toBe(0)
  })

  test('whose answer it is, so that a client of two servers is not mixed up (RFC 9700, 4.4)', async () => {
    const back = await visitAuthorize(alice, request())
    expect(back.searchParams.get('iss')).toBe(portal.url())
    expect(back.searchParams.get('state')).toBe('of the client')
  })
})

describe('authorization codes (RFC 9700, 4.5)', () => {
  test('used twice, it ends what came of it', async () => {
    const code = await codeOf()
    const { body } = await redeem(code)
    expect(await counts(body.access_token)).toBe(true)
    expect(await redeem(code)).toEqual(refused)
    expect(await counts(body.access_token)).toBe(false)
    const entry = await db.auditEntry.findFirst({ where: { action: 'oauth.reuse' } })
    expect(entry).toMatchObject({ allowed: false, targetId: client.clientId, detail: { of: 'code', revoked: 2 } })
  })

  test('of two at once one gets tokens at most', async () => {
    const code = await codeOf()
    const answers = await Promise.all([redeem(code), redeem(code), redeem(code)])
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1)
    expect(answers.filter(({ status }) => status === 400).length).toBeGreaterThanOrEqual(2)
  })

  test('injected into another client, to another address, or after its minute', async () => {
    expect(await redeem(await codeOf(), {}, publicClient)).toEqual(refused)
    expect(await redeem(await codeOf(), { redirect_uri: `${CALLBACK}?from=portal` })).toEqual(refused)
    expect(await redeem(await codeOf(), { redirect_uri: '' })).toEqual(refused)
    const late = await codeOf()
    await db.oAuthCode.updateMany({ where: { usedAt: null }, data: { expiresAt: new Date() } })
    expect(await redeem(late)).toEqual(refused)
  })

  test('with a wrong secret, none, or two ways at once', async () => {
    const code = await codeOf()
    const denied = { status: 401, body: { error: 'invalid_client' } }
    expect(await redeem(code, { client_secret: 'guessed' })).toMatchObject(denied)
    expect(await redeem(code, { client_secret: '' })).toMatchObject(denied)
    expect(await redeem(code, {}, { ...publicClient, secret: 'invented' })).toMatchObject(denied)
    expect((await redeem(code)).status).toBe(200)
  })

  test('after the person withdrew, or after deactivation', async () => {
    const code = await codeOf()
    const grant = await db.oAuthGrant.findFirstOrThrow({
      where: { client: { clientId: client.clientId }, userId: alice.actor.id },
    })
    await withdrawGrant(alice, grant.id)
    expect(await redeem(code)).toEqual(refused)
  })
})

describe('PKCE (RFC 9700, 4.8)', () => {
  test('a public client cannot do without', async () => {
    const stripped = { client_id: publicClient.clientId, code_challenge: undefined, code_challenge_method: undefined }
    expect((await visitAuthorize(alice, request(stripped))).searchParams.get('error')).toBe('invalid_request')
  })

  test('no verifier, another one, or a malformed one', async () => {
    for (const code_verifier of ['', 'w'.repeat(43), 'v'.repeat(42), 'v'.repeat(129)])
      expect(await redeem(await codeOf(), { code_verifier })).toEqual(refused)
  })

  test('a verifier for a code that was asked for without a challenge: the downgrade', async () => {
    const stripped = { code_challenge: undefined, code_challenge_method: undefined }
    expect(await redeem(await codeOf(request(stripped)))).toEqual(refused)
    expect((await redeem(await codeOf(request(stripped)), { code_verifier: '' })).status).toBe(200)
  })
})

describe('refresh tokens (RFC 9700, 4.14)', () => {
  const refresh = (refresh_token: string, as = client, more: Record<string, string> = {}) =>
    redeem(
      '',
      { grant_type: 'refresh_token', refresh_token, code: '', redirect_uri: '', code_verifier: '', ...more },
      as,
    )

  test('one that was used before ends the whole family', async () => {
    const first = (await redeem(await codeOf())).body
    const second = (await refresh(first.refresh_token)).body
    expect(await counts(second.access_token)).toBe(true)
    expect(await refresh(first.refresh_token)).toEqual(refused)
    expect(await counts(second.access_token)).toBe(false)
    expect(await refresh(second.refresh_token)).toEqual(refused)
  })

  test('with another client, for more than was given, or an access token instead', async () => {
    const { body } = await redeem(await codeOf())
    expect(await refresh(body.refresh_token, publicClient)).toEqual(refused)
    expect(await refresh(body.access_token)).toEqual(refused)
    expect(await refresh(body.refresh_token, client, { scope: 'read admin' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_scope' },
    })
    expect((await refresh(body.refresh_token)).status).toBe(200)
  })

  test('a refresh token opens nothing itself', async () => {
    expect(await counts((await redeem(await codeOf())).body.refresh_token)).toBe(false)
  })
})

describe('consent cannot be forged or skipped (RFC 9700, 4.7, 4.16)', () => {
  const query = () => request().search.slice(1)
  const stale = { code: 'forbidden', reason: 'consent_stale' }

  test('without the page’s ticket, with that of another session or another request', async () => {
    const other = request({ scope: 'read', state: 'of the attacker' }).search.slice(1)
    const tickets = ['', consentTicket('session of mallory', query()), consentTicket('mine', other)]
    for (const ticket of tickets)
      expect(await refusal(decide(alice, 'mine', { query: query(), ticket, agreed: true }))).toMatchObject(stale)
  })

  test('what was agreed to is not asked again, what is more is', async () => {
    const both = await addOwnClient(alice, { ...registered, type: 'public', scopes: ['read', 'instances:write'] })
    const asked = async (scope: string) => {
      const reading = await readAuthorization(request({ client_id: both.clientId, scope }).searchParams)
      return reading.kind === 'asked' ? goOn(alice, reading.asked) : null
    }
    expect(await asked('read')).toBeNull()
    await visitAuthorize(alice, request({ client_id: both.clientId, scope: 'read' }))
    expect(await asked('read')).toContain(CALLBACK)
    expect(await asked('read instances:write')).toBeNull()
  })

  test('who owns a client that people are not asked about cannot send them elsewhere', async () => {
    const root = await person('root', { superuser: true })
    const input = { ...registered, type: 'confidential' as const, skipConsent: true, owner: 'alice' }
    const { id } = await addClient(root, input)
    const elsewhere = { ...registered, type: 'confidential' as const, redirectUris: ['https://elsewhere.example.org/'] }
    expect(await refusal(editOwnClient(alice, id, elsewhere))).toMatchObject({ reason: 'client_not_asked' })
    await editClient(root, id, { ...input, skipConsent: false })
    await editOwnClient(alice, id, elsewhere)
    expect((await db.oAuthClient.findUniqueOrThrow({ where: { id } })).redirectUris).toEqual(elsewhere.redirectUris)
  })

  test('an app on a device is asked for each time: another may have taken its place (RFC 8252, 8.6)', async () => {
    const redirect_uri = 'gr.example.app:/done'
    const app = await addOwnClient(alice, { ...registered, type: 'public', redirectUris: [redirect_uri] })
    const address = request({ client_id: app.clientId, redirect_uri })
    await visitAuthorize(alice, address)
    const reading = await readAuthorization(address.searchParams)
    expect(reading.kind === 'asked' && (await goOn(alice, reading.asked))).toBeNull()
  })
})

describe('tokens do not leak (RFC 9700, 4.2, 4.3)', () => {
  test('answers are neither kept nor named to the next site; the log has no token', async () => {
    const { body } = await redeem(await codeOf())
    const address = `${portal.url()}/user/details?access_token=${body.access_token}`
    const answer = await fetch(address)
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(scrubText(address)).not.toContain(body.access_token)
    expect(scrubText(`${portal.url()}/cb#access_token=${body.access_token}`)).not.toContain(body.access_token)
  })

  test('in header and address at once', async () => {
    const { body } = await redeem(await codeOf())
    const address = `${portal.url()}/user/details?access_token=${body.access_token}`
    expect((await fetch(address, { headers: { authorization: `Bearer ${body.access_token}` } })).status).toBe(400)
  })

  test('a client learns nothing of the tokens of another', async () => {
    const { body } = await redeem(await codeOf())
    const other = await addOwnClient(alice, { ...registered, type: 'confidential' })
    const form = (of: Made) =>
      new URLSearchParams({ token: body.access_token, client_id: of.clientId, client_secret: String(of.secret) })
    const ask = async (of: Made) =>
      (await fetch(`${portal.url()}/o/introspect`, { method: 'POST', body: form(of) })).json()
    expect(await ask(other)).toEqual({ active: false })
    expect(await ask(client)).toMatchObject({ active: true })
  })

  test('only a form is read at the token endpoint, and nothing twice', async () => {
    const json = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }
    expect((await fetch(`${portal.url()}/o/token`, json)).status).toBe(400)
    const body = new URLSearchParams([
      ['client_id', client.clientId],
      ['client_id', publicClient.clientId],
    ])
    expect((await fetch(`${portal.url()}/o/token`, { method: 'POST', body })).status).toBe(400)
    const password = { grant_type: 'password', code: '', redirect_uri: '', code_verifier: '' }
    expect((await redeem('', password)).body.error).toBe('unsupported_grant_type')
  })
})
