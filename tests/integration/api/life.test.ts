import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { type ApiProgram, apiPortal } from '@/tests/support/api'
import { type Document, type DocumentedClient, documentedClient } from '@/tests/support/api-client'
import { testDatabase } from '@/tests/support/database'
import { person, until, wish } from '@/tests/support/fixtures'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()
const api = apiPortal()

const NAME = 'life.example.org'
const params = { cluster: 'alpha', name: NAME }
let alpha: Simulated
let owner: DocumentedClient
let staff: DocumentedClient
let reader: ApiProgram

beforeAll(async () => {
  alpha = await add('alpha')
  await alpha.pass()
  const alice = await person('alice')
  const rita = await person('rita', { rights: ['review_applications', 'view_instances'] })
  const document = (await (await fetch(api.url('/openapi.json'))).json()) as Document
  const own = await api.program(alice, ['instances:read', 'instances:write', 'applications:write'])
  owner = documentedClient(document, own.token)
  const whole = await api.program(rita, ['instances:read', 'instances:write', 'applications:write', 'admin'])
  staff = documentedClient(document, whole.token)
  reader = await api.program(alice, ['instances:read'])
})

/** Follows an act to its end while the cluster is mirrored. */
async function ended(client: DocumentedClient, act: unknown) {
  const read = async () => (await client.ask('readAct', { params: { act: String(act) } })).body
  await until(async () => {
    await alpha.follow()
    return (await read()).endedAt !== null
  })
  return read()
}

test('from the application to its end, by the document alone', async () => {
  const offers = await owner.ask<{ limits: { memoryChoices: number[] }; systems: { key: string }[] }>('readOffers')
  expect(offers.body.systems.map(({ key }) => key)).toContain('os:noop')

  const body = wish(NAME, { contactPhone: '+30 210 1234567' })
  const misspelt = await owner.call('fileApplication', { body: { ...body, hostname: '-' } })
  expect(misspelt.body).toMatchObject({ status: 422, errors: [{ pointer: '/hostname' }] })
  const filed = await owner.ask('fileApplication', { body })
  expect(filed.body).toMatchObject({ hostname: NAME, status: 'pending', may: { withdraw: true, approve: false } })
  const application = Number(filed.body.id)
  expect(filed.location).toBe(api.url(`/applications/${application}`))
  const mine = await owner.ask<{ items: unknown[] }>('listApplications')
  expect(mine.body.items).toHaveLength(1)

  expect((await owner.call('listForReview')).status).toBe(403)
  const queue = await staff.ask<{ items: { id: number }[] }>('listForReview')
  expect(queue.body.items.map(({ id }) => id)).toEqual([application])
  const choices = await staff.ask<{ plan: object }>('readChoices', { params: { application } })
  const plan = { ...choices.body.plan, network: 'gnt:public', diskTemplate: 'file' }
  const fits = await staff.ask('checkFit', { params: { application }, body: plan })
  expect(fits.body).toMatchObject({ fits: true })
  const decision = { version: filed.body.version, plan, comments: 'Welcome' }
  const approved = await staff.ask('approveApplication', { params: { application }, body: decision })
  expect(approved.location).toBe(api.url(`/acts/${approved.body.act}`))
  expect(await ended(staff, approved.body.act)).toMatchObject({ state: 'success', kind: 'instance.create' })
  const again = await staff.call('approveApplication', { params: { application }, body: decision })
  expect([again.status, again.body.code]).toEqual([409, 'application_decided'])
  expect((await owner.ask('readApplication', { params: { application } })).body).toMatchObject({ status: 'created' })

  expect((await owner.ask('readInstance', { params })).body).toMatchObject({ name: NAME, state: 'running' })
  const stop = await owner.ask<{ acts: { id: string }[] }>('shutDownInstance', { params, body: { how: 'hard' } })
  expect(await ended(owner, stop.body.acts[0]?.id)).toMatchObject({ state: 'success' })

  const asked = await owner.ask('destroyInstance', { params })
  expect(asked.body).toMatchObject({ token: null })
  const confirmation = String(asked.body.id)
  const what = async () => (await owner.ask('readConfirmation', { params: { confirmation } })).body
  expect(await what()).toMatchObject({ state: 'waiting', act: 'remove', acts: [] })
  const waiting = await owner.ask<{ items: unknown[] }>('listConfirmations', { params })
  expect(waiting.body.items).toHaveLength(1)
  const token = await mailedToken()
  const foreign = await staff.call('confirm', { body: { token, name: NAME } })
  expect([foreign.status, foreign.body.code]).toEqual([409, 'confirmation_void'])
  const unnamed = await owner.call('confirm', { body: { token } })
  expect(unnamed.body).toMatchObject({ status: 422, errors: [{ pointer: '/name', code: 'name_differs' }] })
  expect((await reader.post('/confirmations', { token, name: NAME })).status).toBe(403)
  const gone = await owner.ask<{ acts: { id: string }[] }>('confirm', { body: { token, name: NAME } })
  expect(await ended(owner, gone.body.acts[0]?.id)).toMatchObject({ state: 'success', kind: 'instance.remove' })
  expect(await what()).toMatchObject({ state: 'confirmed', acts: gone.body.acts.map(({ id }) => id) })
  expect((await owner.call('readInstance', { params })).status).toBe(404)
})

test('an application is changed, withdrawn, rejected with a reason', async () => {
  const first = await owner.ask('fileApplication', { body: wish('first.example.org') })
  const at = { params: { application: Number(first.body.id) } }
  const changed = await owner.ask('editApplication', { ...at, body: { ...wish('other.example.org'), version: 1 } })
  expect(changed.body).toMatchObject({ hostname: 'other.example.org', version: 2 })
  expect((await staff.call('withdrawApplication', at)).status).toBe(404)
  expect((await owner.ask('withdrawApplication', at)).body).toMatchObject({ status: 'withdrawn' })

  const second = await owner.ask('fileApplication', { body: wish('second.example.org') })
  const decided = { params: { application: Number(second.body.id) }, body: { version: 1, reason: 'No room' } }
  expect((await owner.call('rejectApplication', decided)).status).toBe(403)
  const rejected = await staff.ask('rejectApplication', decided)
  expect(rejected.body).toMatchObject({ status: 'rejected', reviewerComments: 'No room' })
})

/** The token of the last link that was mailed. */
async function mailedToken(): Promise<string> {
  const mail = await db.mail.findFirstOrThrow({ where: { text: { contains: '/confirm/' } }, orderBy: { id: 'desc' } })
  return /\/confirm\/([\w-]+)/.exec(mail.text)?.[1] ?? ''
}
