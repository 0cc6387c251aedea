import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { beforeEach, expect, test } from 'vitest'
import { record } from '@/lib/audit/record'
import { verifyAudit } from '@/lib/audit/verify'
import { projectRoot } from '@/lib/config/root'
import { db } from '@/lib/db/client'
import { testDatabase } from '@/tests/support/database'
import { person, refusal, system } from '@/tests/support/fixtures'

testDatabase()

beforeEach(async () => {
  await db.auditEntry.deleteMany()
  await db.auditHead.updateMany({ data: { length: 0, hash: '' } })
})

const note = (name: string, detail = {}) =>
  db.$transaction((tx) => record(tx, system(), { action: 'user.change', target: 'user', targetId: name, detail }))

async function written(count: number): Promise<number[]> {
  for (let at = 1; at <= count; at++)
    await note(`u${at}`, { from: { α: 'ά', b: 1.5 }, to: { list: [at, null], 'a"b': '\u2028\n' } })
  return (await db.auditEntry.findMany({ orderBy: { position: 'asc' } })).map(({ id }) => id)
}

const broken = async () => (await verifyAudit(system())).broken

test('each entry carries the hash of the one before, and the whole verifies', async () => {
  await written(5)
  const entries = await db.auditEntry.findMany({ orderBy: { position: 'asc' } })
  expect(entries.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5])
  expect(entries.map(({ previous }) => previous)).toEqual(['', ...entries.slice(0, -1).map(({ hash }) => hash)])
  const head = entries.at(-1)?.hash
  expect(await verifyAudit(system())).toEqual({ entries: 5, head, broken: null, expectedFound: null })
})

test.each([
  ['detail', `detail = '{"to": "other"}'`],
  ['actor', `"actorName" = 'someone'`],
  ['time', `at = at + interval '1 ms'`],
  ['outcome', 'allowed = false'],
  ['address', `address = '192.0.2.1'`],
  ['target', `"targetId" = 'u9'`],
])('a changed %s is found at its entry', async (_, change) => {
  const ids = await written(4)
  await db.$executeRawUnsafe(`UPDATE "AuditEntry" SET ${change} WHERE id = ${ids[1]}`)
  expect(await broken()).toEqual({ kind: 'changed', entry: ids[1] })
})

test('a changed entry with a new hash of its own is found at the next', async () => {
  const ids = await written(4)
  await db.$executeRaw`UPDATE "AuditEntry" SET allowed = false WHERE id = ${ids[1]}`
  await db.$executeRaw`UPDATE "AuditEntry" e SET
    hash = encode(sha256(convert_to(previous || E'\n' || audit_content(e, position), 'UTF8')), 'hex') WHERE id = ${ids[1]}`
  expect(await broken()).toEqual({ kind: 'changed', entry: ids[2] })
})

test('missing entries are found: in the middle, at the beginning, at the end, and others after them', async () => {
  const ids = await written(5)
  await db.auditEntry.delete({ where: { id: ids[4] ?? 0 } })
  expect(await broken()).toEqual({ kind: 'cut', missing: 1 })
  await note('later')
  const later = await db.auditEntry.findFirstOrThrow({ where: { targetId: 'later' } })
  expect(await broken()).toEqual({ kind: 'missing', entry: later.id })
  await db.auditEntry.delete({ where: { id: ids[2] ?? 0 } })
  expect(await broken()).toEqual({ kind: 'missing', entry: ids[3] })
  await db.auditEntry.delete({ where: { id: ids[0] ?? 0 } })
  expect(await broken()).toEqual({ kind: 'missing', entry: ids[1] })
})

test('an entry put in behind the back of the chain is found', async () => {
  await written(2)
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`
    await record(tx, system(), { action: 'user.change', target: 'user', targetId: 'slipped' })
  })
  const slipped = await db.auditEntry.findFirstOrThrow({ where: { targetId: 'slipped' } })
  expect(await broken()).toEqual({ kind: 'unchained', entry: slipped.id })
})

test('a chain written anew as a whole is found by the head that was kept elsewhere', async () => {
  await written(3)
  const { head } = await verifyAudit(system())
  await note('later')
  expect(await verifyAudit(system(), head)).toMatchObject({ broken: null, expectedFound: true })
  await db.auditEntry.deleteMany()
  await db.auditHead.updateMany({ data: { length: 0, hash: '' } })
  await written(3)
  expect(await verifyAudit(system(), head)).toMatchObject({ broken: null, expectedFound: false })
})

test('fifty at once make one chain, and what is rolled back leaves no gap', async () => {
  const all = Array.from({ length: 50 }, (_, at) =>
    db.$transaction(
      async (tx) => {
        await record(tx, system(), { action: 'user.change', target: 'user', targetId: `a${at}` })
        await record(tx, system(), { action: 'user.change', target: 'user', targetId: `b${at}` })
        if (at % 10 === 0) throw new Error('rolled back')
      },
      { maxWait: 30_000, timeout: 30_000 },
    ),
  )
  const outcomes = await Promise.allSettled(all)
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(5)
  expect(await verifyAudit(system())).toMatchObject({ entries: 90, broken: null })
})

test('two transactions that write an entry and then wait for one another do not stop each other', async () => {
  const a = await person('first')
  await db.$transaction(async (outer) => {
    await record(outer, system(), { action: 'user.change', target: 'user', targetId: 'outer' })
    await db.$transaction((inner) =>
      record(inner, system(), { action: 'user.change', target: 'user', targetId: 'inner' }),
    )
    await outer.user.update({ where: { id: a.actor.id }, data: { firstName: 'A' } })
  })
  const order = await db.auditEntry.findMany({
    where: { targetId: { in: ['outer', 'inner'] } },
    orderBy: { position: 'asc' },
  })
  expect(order.map(({ targetId }) => targetId)).toEqual(['inner', 'outer'])
  expect(await broken()).toBeNull()
})

test('entries from before the chain are chained in the order of their numbers', async () => {
  await written(3)
  const file = path.join(projectRoot(), 'prisma/migrations/20261122062227_audit_chain/migration.sql')
  const migration = fs.readFileSync(file, 'utf8')
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    await client.query(`DROP TRIGGER audit_chain ON "AuditEntry"; DROP FUNCTION audit_chain_new, audit_chain, audit_content;
      DROP TABLE "AuditHead"; DROP INDEX "AuditEntry_actorName_idx", "AuditEntry_action_idx";
      ALTER TABLE "AuditEntry" DROP COLUMN position, DROP COLUMN previous, DROP COLUMN hash, DROP COLUMN "searchText"`)
    await client.query(migration)
  } finally {
    await client.end()
  }
  expect(await verifyAudit(system())).toMatchObject({ entries: 3, broken: null })
  await note('after')
  expect(await verifyAudit(system())).toMatchObject({ entries: 4, broken: null })
})

test('only superusers verify', async () => {
  expect(await refusal(verifyAudit(await person('manager', { rights: ['manage_users'] })))).toMatchObject({
    code: 'forbidden',
  })
})
