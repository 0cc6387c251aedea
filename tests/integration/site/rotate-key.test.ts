import { randomBytes } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { beginTotp } from '@/lib/accounts/factors/set-up-totp'
import { verifyAudit } from '@/lib/audit/verify'
import { addCluster } from '@/lib/clusters/save-cluster'
import { config } from '@/lib/config/env'
import { open, seal, sealPrefix } from '@/lib/crypto/seal'
import { SEALED_COLUMNS } from '@/lib/crypto/sealed-columns'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { claimRequest, keepAnswer } from '@/lib/requests/remember'
import { rotateKey } from '@/lib/site/rotate-key'
import { addWebhook, renewWebhookSecret } from '@/lib/webhooks/own'
import type { WebhookInput } from '@/lib/webhooks/schema'
import { testDatabase } from '@/tests/support/database'
import { person, refusal, system } from '@/tests/support/fixtures'

testDatabase()

const [FORMER, BEFORE, PRESENT] = [randomBytes(32), randomBytes(32), randomBytes(32)] as const
const useKeys = (encryptionKey: Buffer, ...oldEncryptionKeys: Buffer[]) =>
  Object.assign(config(), { encryptionKey, oldEncryptionKeys })

const PASSWORD = 'correct horse battery'
const REMEMBERED = 450
let alice: UserCtx

/** What is sealed in the database, by column, as plain text. */
async function opened(): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  for (const { table, column } of SEALED_COLUMNS) {
    const rows = await sealedIn(table, column)
    all[`${table}.${column}`] = rows.map((sealed) => open(sealed)).sort()
  }
  return all
}

async function sealedIn(table: string, column: string): Promise<string[]> {
  const [of, from] = [Prisma.raw(`"${column}"`), Prisma.raw(`"${table}"`)]
  const rows = await db.$queryRaw<{ sealed: string }[]>`SELECT ${of} AS sealed FROM ${from} WHERE ${of} IS NOT NULL`
  return rows.map(({ sealed }) => sealed)
}

const total = (columns: { resealed: number }[]) => columns.reduce((sum, { resealed }) => sum + resealed, 0)

const access = { rapiUser: 'p', fingerprint: Array.from({ length: 32 }, () => 'AB').join(':') }
const hook: WebhookInput = { name: 'mine', url: 'https://hooks.example.org/in', types: ['act.changed'] }

beforeAll(async () => {
  useKeys(FORMER)
  alice = await person('alice', { password: PASSWORD, superuser: true })
  await addCluster(system(), { hostname: 'a.example.org', slug: 'athens', ...access, rapiPassword: 'of-athens' })
  const { id } = await addWebhook(alice, hook)
  useKeys(BEFORE, FORMER)
  const two = { rapiPassword: 'of-patras', readUser: 'r', readPassword: 'of-reader' }
  await addCluster(system(), { hostname: 'b.example.org', slug: 'patras', ...access, ...two })
  await beginTotp(alice, { password: PASSWORD, sessionId: null })
  await renewWebhookSecret(alice, id)
  const body = { userId: alice.actor.id, program: 'own', hash: 'h', now: new Date() }
  for (let at = 0; at < REMEMBERED; at++) {
    await claimRequest({ ...body, key: `k${at}` })
    await keepAnswer({ ...body, key: `k${at}` }, { status: 200, headers: {}, body: `answer ${at}` })
  }
})

test('each sealed value opens with the new key alone afterwards, and says the same', async () => {
  useKeys(PRESENT, BEFORE, FORMER)
  const before = await opened()
  expect(Object.values(before).every((values) => values.length > 0)).toBe(true)
  const columns = await rotateKey(system())
  expect(total(columns)).toBe(2 + 1 + 1 + 1 + 1 + REMEMBERED)
  expect(columns.every(({ unopened }) => unopened === 0)).toBe(true)
  useKeys(PRESENT)
  expect(await opened()).toEqual(before)
  const entry = await db.auditEntry.findFirstOrThrow({ where: { action: 'setting.rotate-key' } })
  expect(entry.detail).toMatchObject({ 'Cluster.rapiPassword': 2, 'RememberedRequest.body': REMEMBERED })
  expect((await verifyAudit(system())).broken).toBeNull()
})

test('a second time there is nothing to do, and nothing is recorded', async () => {
  useKeys(PRESENT, BEFORE, FORMER)
  await rotateKey(system())
  const entries = await db.auditEntry.count()
  expect(total(await rotateKey(system()))).toBe(0)
  expect(await db.auditEntry.count()).toBe(entries)
})

test('a value of an unknown key stays as it is and is counted; the others are sealed anew', async () => {
  useKeys(randomBytes(32))
  const lost = seal('lost')
  await db.cluster.update({ where: { slug: 'athens' }, data: { rapiPassword: lost } })
  useKeys(BEFORE)
  await db.cluster.update({ where: { slug: 'patras' }, data: { rapiPassword: seal('of-patras') } })
  useKeys(PRESENT, BEFORE)
  const [clusters] = await rotateKey(system())
  expect(clusters).toMatchObject({ resealed: 1, unopened: 1 })
  const { rapiPassword } = await db.cluster.findUniqueOrThrow({ where: { slug: 'athens' } })
  expect(rapiPassword).toBe(lost)
})

test('what somebody changes meanwhile is not put back', async () => {
  useKeys(BEFORE)
  const passwords = Array.from({ length: 40 }, (_, at) => `p${at}`)
  const where = { slug: 'patras' }
  await db.cluster.update({ where, data: { rapiPassword: seal('p') } })
  useKeys(PRESENT, BEFORE)
  const writing = (async () => {
    for (const password of passwords) await db.cluster.update({ where, data: { rapiPassword: seal(password) } })
  })()
  for (let ended = false; !ended; ) {
    await rotateKey(system())
    ended = await Promise.race([writing.then(() => true), rotateKey(system()).then(() => false)])
  }
  const { rapiPassword } = await db.cluster.findUniqueOrThrow({ where })
  expect(rapiPassword?.startsWith(sealPrefix())).toBe(true)
  expect(open(rapiPassword ?? '')).toBe(passwords.at(-1))
})

test('nobody but the system and a superuser may', async () => {
  expect((await refusal(rotateKey(await person('bob')))).code).toBe('forbidden')
})
