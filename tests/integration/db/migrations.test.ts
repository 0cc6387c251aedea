import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { prepareDatabase } from '@/lib/db/prepare'
import { missingSql } from '@/scripts/schema'
import { createDatabase } from '@/tests/support/database'

let database: Awaited<ReturnType<typeof createDatabase>>
beforeAll(async () => {
  database = await createDatabase(inject('templateUrl'), { empty: true })
})
afterAll(() => database.drop())

async function query(sql: string) {
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test('several that prepare one database at once all succeed, and each migration is applied once', async () => {
  await Promise.all([1, 2, 3].map(() => prepareDatabase(database.url)))
  const rows = await query('select migration_name, finished_at from _prisma_migrations order by 1')
  expect(rows.length).toBeGreaterThan(0)
  expect(new Set(rows.map((row) => row.migration_name)).size).toBe(rows.length)
  expect(rows.every((row) => row.finished_at)).toBe(true)
  expect(await query(`select 1 as "there" from pg_proc where proname = 'add_job'`)).toEqual([{ there: 1 }])
})

test('a migration that is missing is applied later, and one that failed stops the start', async () => {
  const [{ id } = { id: '' }] = await query('select id from _prisma_migrations order by migration_name desc limit 1')
  await query('alter table "Act" drop column "nodeGroup", add constraint "Act_one_subject" check (true)')
  await query(`delete from _prisma_migrations where id = '${id}'`)
  await prepareDatabase(database.url)
  expect(await query('select count(*)::int as count from "Act" where "nodeGroup" is not null')).toEqual([{ count: 0 }])
  await query(`update _prisma_migrations set finished_at = null where migration_name like '%act_node_group'`)
  await expect(prepareDatabase(database.url)).rejects.toThrow(/migration/i)
  await query('update _prisma_migrations set finished_at = now() where finished_at is null')
})

test('the migrations lead to prisma/schema.prisma, and a difference would be seen', async () => {
  expect(await missingSql(database.url)).toBe('')
  await query('alter table "User" drop column "phone"')
  expect(await missingSql(database.url)).toContain('ADD COLUMN     "phone"')
})

test('a database that cannot be reached is told by its variable, without the password', async () => {
  const attempt = prepareDatabase('postgresql://user:hunter2@127.0.0.1:1/portal')
  await expect(attempt).rejects.toThrow(/^DATABASE_URL: cannot connect: (?!.*hunter2)/)
})
