import { describe, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { addClient, editClient } from '@/lib/oauth/admin-clients'
import { addOwnClient, editOwnClient } from '@/lib/oauth/clients'
import { goOn } from '@/lib/oauth/consent'
import { readAuthorization } from '@/lib/oauth/read-authorization'
import { testDatabase } from '@/tests/support/database'
import { person, refusal } from '@/tests/support/fixtures'
import { CALLBACK, oauthClients, registered } from '@/tests/support/oauth-clients'
import { visitAuthorize } from '@/tests/support/programs'

testDatabase()
const { has, url, request, codeOf, redeem } = oauthClients()

test('an app on the device takes whatever port is free (RFC 8252, 7.3)', async () => {
  const app = await addOwnClient(has.alice, { ...registered, type: 'public', redirectUris: ['http://127.0.0.1/cb'] })
  const address = request({ client_id: app.clientId, redirect_uri: 'http://127.0.0.1:51234/cb' })
  expect((await readAuthorization(address.searchParams)).kind).toBe('asked')
})

describe('errors go to a registered address only, with state and iss (RFC 6749, 4.1.2.1; RFC 9207)', () => {
  test.each([
    [{ response_type: 'id_token' }, 'unsupported_response_type'],
    [{ response_type: undefined }, 'invalid_request'],
    [{ response_type: 'token' }, 'unauthorized_client'],
    [{ scope: 'read admin' }, 'invalid_scope'],
    [{ scope: 'everything' }, 'invalid_scope'],
    [{ code_challenge: 'short' }, 'invalid_request'],
    [{ response_mode: 'fragment' }, 'invalid_request'],
  ])('%o', async (changes, error) => {
    const back = await visitAuthorize(has.alice, request(changes))
    const answer = new URLSearchParams(back.search || back.hash.slice(1))
    expect(back.origin + back.pathname).toBe(CALLBACK)
    expect(Object.fromEntries(answer)).toMatchObject({ error, state: 'of the client', iss: url('') })
  })

  test('the person does not agree', async () => {
    const back = await visitAuthorize(await person('eve'), request(), false)
    expect(Object.fromEntries(back.searchParams)).toMatchObject({ error: 'access_denied', state: 'of the client' })
    expect(await db.oAuthGrant.count({ where: { user: { username: 'eve' } } })).toBe(0)
  })
})

test('a code used twice is in the log', async () => {
  const code = await codeOf()
  await redeem(code)
  await redeem(code)
  const entry = await db.auditEntry.findFirst({ where: { action: 'oauth.reuse' } })
  expect(entry).toMatchObject({
    allowed: false,
    targetId: has.confidential.clientId,
    detail: { of: 'code', revoked: 2 },
  })
})

test('a client with a secret may do without PKCE', async () => {
  const code = await codeOf(request({ code_challenge: undefined, code_challenge_method: undefined }))
  expect((await redeem(code, { code_verifier: '' })).status).toBe(200)
})

describe('who is asked', () => {
  test('what was agreed to is not asked again, what is more is', async () => {
    const both = await addOwnClient(has.alice, { ...registered, type: 'public', scopes: ['read', 'instances:write'] })
    const asked = async (scope: string) => {
      const reading = await readAuthorization(request({ client_id: both.clientId, scope }).searchParams)
      return reading.kind === 'asked' ? goOn(has.alice, reading.asked) : null
    }
    expect(await asked('read')).toBeNull()
    await visitAuthorize(has.alice, request({ client_id: both.clientId, scope: 'read' }))
    expect(await asked('read')).toContain(CALLBACK)
    expect(await asked('read instances:write')).toBeNull()
  })

  test('who owns a client that people are not asked about cannot send them elsewhere', async () => {
    const root = await person('root', { superuser: true })
    const input = { ...registered, type: 'confidential' as const, skipConsent: true, owner: 'alice' }
    const { id } = await addClient(root, input)
    const elsewhere = { ...registered, type: 'confidential' as const, redirectUris: ['https://elsewhere.example.org/'] }
    expect(await refusal(editOwnClient(has.alice, id, elsewhere))).toMatchObject({ reason: 'client_not_asked' })
    await editClient(root, id, { ...input, skipConsent: false })
    await editOwnClient(has.alice, id, elsewhere)
    expect((await db.oAuthClient.findUniqueOrThrow({ where: { id } })).redirectUris).toEqual(elsewhere.redirectUris)
  })

  test('an app on a device is asked for each time: another may have taken its place (RFC 8252, 8.6)', async () => {
    const redirect_uri = 'gr.example.app:/done'
    const app = await addOwnClient(has.alice, { ...registered, type: 'public', redirectUris: [redirect_uri] })
    const address = request({ client_id: app.clientId, redirect_uri })
    await visitAuthorize(has.alice, address)
    const reading = await readAuthorization(address.searchParams)
    expect(reading.kind === 'asked' && (await goOn(has.alice, reading.asked))).toBeNull()
  })
})

test('only a form is read at the token endpoint, and nothing twice', async () => {
  const json = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }
  expect((await fetch(url('/o/token'), json)).status).toBe(400)
  const body = new URLSearchParams([
    ['client_id', has.confidential.clientId],
    ['client_id', has.open.clientId],
  ])
  expect((await fetch(url('/o/token'), { method: 'POST', body })).status).toBe(400)
})
