import { beforeAll, describe, expect, test } from 'vitest'
import { SCOPES } from '@/lib/access/scopes'
import { beginSession } from '@/lib/accounts/sessions'
import { db } from '@/lib/db/client'
import { apiPortal } from '@/tests/support/api'
import { type Document, type DocumentedClient, documentedClient } from '@/tests/support/api-client'
import { testDatabase } from '@/tests/support/database'
import { person } from '@/tests/support/fixtures'
import { simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()
const api = apiPortal()

let root: DocumentedClient
/** Manages people, and nothing else. */
let uma: DocumentedClient
let alice: DocumentedClient
let aliceId: number

beforeAll(async () => {
  const alpha = await add('alpha', { instances: 2, instanceTags: [['ganetimgr:user:alice']] })
  const document = (await (await fetch(api.url('/openapi.json'))).json()) as Document
  const client = async (...asked: Parameters<typeof person>) => {
    const ctx = await person(...asked)
    return { ctx, client: documentedClient(document, (await api.program(ctx, [...SCOPES])).token) }
  }
  root = (await client('root', { superuser: true })).client
  uma = (await client('uma', { rights: ['manage_users'] })).client
  const owner = await client('alice')
  alice = owner.client
  aliceId = owner.ctx.actor.id
  await db.$transaction((tx) => beginSession(tx, owner.ctx, aliceId, 'Firefox'))
  await alpha.pass()
})

const from = '2026-01-01T00:00:00.000Z'
const texts = { titleEn: 'Works', titleEl: '', textEn: 'Tonight.', textEl: '' }

describe('what a superuser’s pages keep, a program keeps too', () => {
  const notice = { level: 'info', textEn: 'Tonight', textEl: '', from, until: null, clusterIds: [], dismissible: true }
  const client = { name: 'Course', type: 'confidential', grantTypes: ['authorization_code'], scopes: ['read'] }
  const rows: [string, Record<string, unknown>, Record<string, unknown>][] = [
    ['Notice', notice, { level: 'warning' }],
    ['Post', { ...texts, from, archived: false }, { archived: true }],
    ['Page', { ...texts, slug: 'works', inFoot: true, membersOnly: false }, { membersOnly: true }],
    ['OAuthClient', { ...client, redirectUris: ['https://course.example.org/done'] }, { name: 'Another' }],
    ['Group', { name: 'noc', memberIds: [] }, { name: 'noc2' }],
    ['Organization', { title: 'NTUA' }, { title: 'NTUA2' }],
  ]
  test.each(rows)('%s: added, changed, listed and deleted', async (name, body, change) => {
    const plural = `list${name}s`
    const added = await root.ask(`add${name}`, { body })
    const params = { id: Number(added.body.id) }
    expect(added.location).toMatch(new RegExp(`/${params.id}$`))
    expect((await root.ask(`edit${name}`, { params, body: { ...body, ...change } })).body).toMatchObject(change)
    const listed = await root.ask<{ items: object[] }>(plural)
    expect(listed.body.items).toContainEqual(expect.objectContaining({ id: params.id }))
    expect((await alice.call(`read${name}`, { params })).status).toBe(404)
    expect((await alice.call(`delete${name}`, { params })).status).toBe(404)
    expect((await root.ask(`delete${name}`, { params })).status).toBe(204)
    expect((await root.call(`read${name}`, { params })).status).toBe(404)
  })

  test('a client’s secret is answered once, by its renewal only', async () => {
    const body = { ...client, redirectUris: ['https://other.example.org/done'], secret: 'of-the-old-portal' }
    const added = await root.ask('addOAuthClient', { body })
    expect(JSON.stringify(added.body)).not.toContain(body.secret)
    const renewed = await root.ask('renewOAuthClientSecret', { params: { id: Number(added.body.id) } })
    expect(renewed.body.secret).toMatch(/^.{30,}$/)
  })

  test('the picture: what it is, its bytes say', async () => {
    const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
    expect((await alice.call('setLogo', { body: { logo: dot } })).status).toBe(404)
    await root.ask('setLogo', { body: { logo: dot } })
    expect(await db.siteImage.count()).toBe(1)
    const wrong = await root.call('setLogo', { body: { logo: Buffer.from('text').toString('base64') } })
    expect(wrong.body).toMatchObject({ status: 422, errors: [{ pointer: '/logo', code: 'image_type' }] })
    await root.ask('removeLogo')
    expect(await db.siteImage.count()).toBe(0)
  })

  test('a letter is read before it is sent', async () => {
    const { id } = await db.cluster.findFirstOrThrow()
    const letter = { subject: 'Works', text: 'Tonight: {{instances}}' }
    const body = { targets: [`cluster:${id}`], en: letter, el: { subject: '', text: '' } }
    const preview = await root.ask<{ letter: { text: string } }>('previewNotification', { body })
    expect(preview.body).toMatchObject({ total: 1, people: [{ username: 'alice', instances: 2 }] })
    expect(preview.body.letter.text).toContain('alpha')
  })
})

describe('what lets people in', () => {
  test('who asks for an account is let in or not, by who manages people', async () => {
    const now = new Date()
    const waiting = async (username: string) => {
      const names = { username, email: `${username}@example.org`, firstName: 'Eve', lastName: 'Adams', locale: 'en' }
      const asked = {
        ...names,
        status: 'waiting',
        passwordHash: 'none',
        createdAt: now,
        verifiedAt: now,
        expiresAt: now,
      }
      return (await db.registration.create({ data: asked })).id
    }
    const [eve, mallory] = [await waiting('eve'), await waiting('mallory')]
    expect((await uma.ask<{ items: unknown[] }>('listRegistrations')).body.items).toHaveLength(2)
    expect((await alice.call('approveRegistration', { params: { registration: eve } })).status).toBe(404)
    const approved = await uma.ask('approveRegistration', { params: { registration: eve } })
    expect(approved.location).toBe(api.url(`/users/${approved.body.userId}`))
    const params = { registration: mallory }
    expect((await uma.call('rejectRegistration', { params, body: { reason: '' } })).body).toMatchObject({
      errors: [{ pointer: '/reason', code: 'reason_required' }],
    })
    await uma.ask('rejectRegistration', { params, body: { reason: 'Unknown here' } })
    const user = Number(approved.body.userId)
    await uma.ask('mailNewPassword', { params: { user } })
    expect((await uma.ask('deleteUser', { params: { user } })).status).toBe(204)
  })

  test('keys, sessions and tokens of others are seen and ended', async () => {
    const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl alice@home'
    await uma.ask('addSshKeysFor', { body: { username: 'alice', keys: key } })
    const keys = await uma.ask<{ items: { id: number }[] }>('listAllSshKeys')
    const id = keys.body.items[0]?.id ?? 0
    expect((await uma.ask('editSshKey', { params: { id }, body: { comment: 'old' } })).body.comment).toBe('old')
    await uma.ask('deleteSshKey', { params: { id } })

    const sessions = await uma.ask<{ items: { id: string }[] }>('listSessions', { query: { q: 'alice' } })
    await uma.ask('endSession', { params: { session: sessions.body.items[0]?.id ?? '' } })
    expect(await db.session.count({ where: { userId: aliceId } })).toBe(0)

    expect((await uma.call('listTokens')).status).toBe(404)
    const tokens = await root.ask<{ items: { id: number }[] }>('listTokens', { query: { q: 'alice' } })
    await root.ask('deleteToken', { params: { id: tokens.body.items[0]?.id ?? 0 } })
    expect((await alice.call('readProfile')).status).toBe(401)
  })
})
