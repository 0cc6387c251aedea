import * as oidc from 'openid-client'
import { beforeAll, describe, expect, test } from 'vitest'
import { GET as metadata } from '@/app/.well-known/oauth-authorization-server/route'
import { GET as list, OPTIONS as listPreflight } from '@/app/instances/list/route'
import { GET as lists } from '@/app/instances/lists/route'
import { POST as introspect } from '@/app/o/introspect/route'
import { POST as revoke } from '@/app/o/revoke/route'
import { POST as token } from '@/app/o/token/route'
import { GET as details } from '@/app/user/details/route'
import type { UserCtx } from '@/lib/access/actor'
import { deactivateUser } from '@/lib/accounts/set-active'
import { db } from '@/lib/db/client'
import { addOwnClient, deleteOwnClient } from '@/lib/oauth/clients'
import { listGrants, withdrawGrant } from '@/lib/oauth/grants'
import { addToken, listTokens, revokeToken } from '@/lib/oauth/personal-tokens'
import { hashOfEntered } from '@/lib/oauth/secrets'
import { changeSetting } from '@/lib/settings/change-setting'
import { testDatabase } from '@/tests/support/database'
import { contextOf, person, system } from '@/tests/support/fixtures'
import { type Known, writeFleet } from '@/tests/support/generated-fleet'
import { portalForPrograms, visitAuthorize } from '@/tests/support/programs'

testDatabase()
const portal = portalForPrograms({
  '/.well-known/oauth-authorization-server': { GET: metadata },
  '/o/token': { POST: token },
  '/o/revoke': { POST: revoke },
  '/o/introspect': { POST: introspect },
  '/instances/list': { GET: list, OPTIONS: listPreflight },
  '/instances/lists': { GET: lists },
  '/user/details': { GET: details },
})

const INSECURE: oidc.DiscoveryRequestOptions = { algorithm: 'oauth2', execute: [oidc.allowInsecureRequests] }
const CALLBACK = 'https://program.example.org/done'
let known: Known[]
let alice: UserCtx
const ownedBy = (name: string) =>
  known.filter(({ cluster, tags }) => cluster !== 'delta' && tags.includes(`ganetimgr:user:${name}`))

beforeAll(async () => {
  known = await writeFleet(60)
  await db.clusterState.updateMany({ data: { failingSince: null, instancesAt: new Date() } })
  alice = await contextOf('alice')
})

const client = {
  name: 'Course tool',
  type: 'confidential' as const,
  grantTypes: ['authorization_code', 'refresh_token', 'implicit'] as (
    | 'authorization_code'
    | 'refresh_token'
    | 'implicit'
  )[],
  redirectUris: [CALLBACK],
  scopes: ['read', 'profile'] as ('read' | 'profile')[],
}

async function discovered(changes: Partial<typeof client> | { type: 'public' } = {}) {
  const made = await addOwnClient(alice, { ...client, ...changes })
  const auth = made.secret === null ? oidc.None() : oidc.ClientSecretBasic(made.secret)
  const config = await oidc.discovery(new URL(portal.url()), made.clientId, {}, auth, INSECURE)
  return { ...made, config }
}

async function codeFlow(config: oidc.Configuration, who = alice) {
  const verifier = oidc.randomPKCECodeVerifier()
  const state = oidc.randomState()
  const address = oidc.buildAuthorizationUrl(config, {
    redirect_uri: CALLBACK,
    scope: 'read',
    state,
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  const back = await visitAuthorize(who, address)
  return oidc.authorizationCodeGrant(config, back, { pkceCodeVerifier: verifier, expectedState: state })
}

const get = (path: string, bearer?: string, headers: Record<string, string> = {}) =>
  fetch(portal.url() + path, { headers: { ...(bearer ? { authorization: `Bearer ${bearer}` } : {}), ...headers } })

describe('openid-client', () => {
  test('code with PKCE, reading, refresh, introspection, revocation', async () => {
    const { config } = await discovered()
    const first = await codeFlow(config)
    expect(first).toMatchObject({ token_type: 'bearer', scope: 'read', expires_in: 3600 })
    expect((await get('/user/details/', first.access_token)).status).toBe(200)
    const second = await oidc.refreshTokenGrant(config, String(first.refresh_token))
    expect(second.refresh_token).not.toBe(first.refresh_token)
    expect(await oidc.tokenIntrospection(config, second.access_token)).toMatchObject({
      active: true,
      username: 'alice',
      scope: 'read',
      iss: portal.url(),
    })
    await oidc.tokenRevocation(config, String(second.refresh_token))
    expect(await oidc.tokenIntrospection(config, second.access_token)).toEqual({ active: false })
    expect((await get('/user/details/', second.access_token)).status).toBe(401)
  })

  test('a public client needs no secret', async () => {
    const { config, secret } = await discovered({ type: 'public' })
    expect(secret).toBeNull()
    expect((await get('/user/details', (await codeFlow(config)).access_token)).status).toBe(200)
  })

  test('a trusted client acts for its owner', async () => {
    const { config, id } = await discovered()
    await expect(oidc.clientCredentialsGrant(config, { scope: 'read' })).rejects.toMatchObject({
      error: 'unauthorized_client',
    })
    await db.oAuthClient.update({ where: { id }, data: { grantTypes: ['client_credentials'] } })
    const { access_token } = await oidc.clientCredentialsGrant(config, { scope: 'read' })
    expect(await (await get('/user/details', access_token)).json()).toMatchObject({ username: 'alice' })
  })
})

describe('the addresses of the guide', () => {
  const implicit = async (who = alice) => {
    const { clientId } = await addOwnClient(alice, client)
    const query = new URLSearchParams({
      redirect_uri: CALLBACK,
      client_id: clientId,
      response_type: 'token',
      scope: 'read',
    })
    const back = await visitAuthorize(who, new URL(`${portal.url()}/o/authorize?${query}`))
    return new URLSearchParams(back.hash.slice(1))
  }

  test('the implicit grant answers in the fragment', async () => {
    expect(Object.fromEntries(await implicit())).toMatchObject({
      token_type: 'Bearer',
      expires_in: '43200',
      scope: 'read',
      iss: portal.url(),
    })
  })

  test('names and person as ganetimgr gave them, with a slash, without, and under both words', async () => {
    const token = String((await implicit()).get('access_token'))
    const instances = ownedBy('alice')
      .map(({ name }) => name)
      .sort()
    expect(instances.length).toBeGreaterThan(2)
    const user = { username: 'alice', email: 'alice@example.org', id: alice.actor.id }
    for (const path of ['/instances/list', '/instances/list/', '/instances/lists', '/instances/lists/']) {
      const answer = await get(`${path}?access_token=${token}`)
      expect(await answer.json()).toEqual({ user, response: { instances, errors: false } })
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    }
    expect(await (await get(`/user/details/?access_token=${token}`)).json()).toEqual(user)
  })

  test('a tag is the whole tag', async () => {
    const token = String((await implicit()).get('access_token'))
    const tag = 'backup:daily'
    const tagged = ownedBy('alice')
      .filter(({ tags }) => tags.includes(tag))
      .map(({ name }) => name)
      .sort()
    const names = async (wanted: string) =>
      (await (await get(`/instances/list?tag=${encodeURIComponent(wanted)}`, token)).json()).response.instances
    expect(tagged.length).toBeGreaterThan(0)
    expect(await names(tag)).toEqual(tagged)
    expect(await names('backup:dail')).toEqual([])
  })

  test('`errors` says that a cluster is not answering', async () => {
    const token = String((await implicit()).get('access_token'))
    const errors = async () => (await (await get('/instances/list', token)).json()).response.errors
    const { clusterId } = await db.clusterState.findFirstOrThrow({ where: { cluster: { slug: 'alpha' } } })
    await db.clusterState.update({ where: { clusterId }, data: { failingSince: new Date() } })
    expect(await errors()).toBe(true)
    await db.clusterState.update({ where: { clusterId }, data: { failingSince: null } })
    expect(await errors()).toBe(false)
  })

  test('a superuser’s token without `admin` lists only what is theirs', async () => {
    const root = await person('root', { superuser: true })
    const token = String((await implicit(root)).get('access_token'))
    expect((await (await get('/instances/list', token)).json()).response.instances).toEqual([])
  })

  test('staff without the second factor that the site asks for are not let in by a token either', async () => {
    const given = async (ctx: UserCtx) => (await addToken(ctx, { name: 'script', scopes: ['read'], days: 1 })).token
    const [staff, user] = [await given(await person('dora', { rights: ['view_instances'] })), await given(alice)]
    await changeSetting(system(), 'staffSecondFactor', true)
    const statuses = [(await get('/instances/list', staff)).status, (await get('/instances/list', user)).status]
    await changeSetting(system(), 'staffSecondFactor', false)
    expect([...statuses, (await get('/instances/list', staff)).status]).toEqual([401, 200, 200])
  })

  test('S16: only pages of the client’s own origins may read', async () => {
    const token = String((await implicit()).get('access_token'))
    const allowed = async (origin: string, init: RequestInit = {}) => {
      const answer = await fetch(`${portal.url()}/instances/list?access_token=${token}`, {
        ...init,
        headers: { origin },
      })
      return answer.headers.get('access-control-allow-origin')
    }
    expect(await allowed('https://program.example.org')).toBe('https://program.example.org')
    expect(await allowed('https://other.example.org')).toBeNull()
    expect(await allowed('https://program.example.org', { method: 'OPTIONS' })).toBe('https://program.example.org')
    expect(await allowed('https://other.example.org', { method: 'OPTIONS' })).toBeNull()
  })

  test('S16: a token in the address can be switched off', async () => {
    const token = String((await implicit()).get('access_token'))
    await changeSetting(system(), 'oauthTokenInAddress', false)
    expect((await get(`/instances/list?access_token=${token}`)).status).toBe(400)
    expect((await get('/instances/list', token)).status).toBe(200)
    await changeSetting(system(), 'oauthTokenInAddress', true)
  })

  test('without a token, with a wrong one, or with one that is for something else', async () => {
    const none = await get('/instances/list')
    expect([none.status, none.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="ganetimgr"'])
    const wrong = await get('/instances/list', 'nothing-of-ours')
    expect([wrong.status, wrong.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringContaining('invalid_token'),
    ])
    const { token } = await addToken(alice, { name: 'name only', scopes: ['profile'], days: 7 })
    const narrow = await get('/instances/list', token)
    expect([narrow.status, narrow.headers.get('www-authenticate')]).toEqual([
      403,
      expect.stringContaining('insufficient_scope'),
    ])
  })
})

describe('what ends a token', () => {
  const reads = async (token: string) => (await get('/user/details', token)).status === 200

  test('the person withdraws', async () => {
    const { config } = await discovered()
    const { access_token, refresh_token } = await codeFlow(config)
    expect(await reads(access_token)).toBe(true)
    for (const { id } of await listGrants(alice)) await withdrawGrant(alice, id)
    expect(await reads(access_token)).toBe(false)
    await expect(oidc.refreshTokenGrant(config, String(refresh_token))).rejects.toMatchObject({
      error: 'invalid_grant',
    })
  })

  test('the client is deleted', async () => {
    const { config, id } = await discovered()
    const { access_token } = await codeFlow(config)
    await deleteOwnClient(alice, id)
    expect(await reads(access_token)).toBe(false)
  })

  test('the account is deactivated', async () => {
    const carol = await person('carol')
    const { token } = await addToken(carol, { name: 'script', scopes: ['read'], days: 7 })
    expect(await reads(token)).toBe(true)
    await deactivateUser(system(), carol.actor.id)
    expect(await reads(token)).toBe(false)
  })

  test('a personal token is revoked, or runs out', async () => {
    const { token, id } = await addToken(alice, { name: 'script', scopes: ['read'], days: 7 })
    expect(await reads(token)).toBe(true)
    expect((await listTokens(alice)).find((one) => one.id === id)?.lastUsedAt).not.toBeNull()
    await revokeToken(alice, id)
    expect(await reads(token)).toBe(false)
    const other = await addToken(alice, { name: 'script', scopes: ['read'], days: 7 })
    await db.oAuthToken.update({ where: { id: other.id }, data: { expiresAt: new Date() } })
    expect(await reads(other.token)).toBe(false)
  })
})

test('what is kept is no token, code or secret', async () => {
  const { config, secret, clientId } = await discovered()
  const { access_token, refresh_token } = await codeFlow(config)
  const kept = JSON.stringify([
    await db.oAuthToken.findMany(),
    await db.oAuthCode.findMany(),
    await db.oAuthClient.findMany({ where: { clientId } }),
    await db.auditEntry.findMany(),
  ])
  for (const text of [access_token, refresh_token, secret]) expect(kept).not.toContain(text)
})

test('a client of django-oauth-toolkit goes on with its id and secret, kept plain or hashed there', async () => {
  const django = 'pbkdf2_sha256$1000$c2FsdA$'
  const { pbkdf2Sync } = await import('node:crypto')
  const hashed = django + pbkdf2Sync('its secret', 'c2FsdA', 1000, 32, 'sha256').toString('base64')
  for (const entered of ['its secret', hashed]) {
    const { id, clientId } = await addOwnClient(alice, client)
    await db.oAuthClient.update({ where: { id }, data: { secretHash: await hashOfEntered(entered) } })
    const config = await oidc.discovery(
      new URL(portal.url()),
      clientId,
      {},
      oidc.ClientSecretPost('its secret'),
      INSECURE,
    )
    expect((await codeFlow(config)).access_token).toBeTruthy()
  }
})
