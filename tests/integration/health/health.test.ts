import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { beat } from '@/lib/health/heartbeat'
import { readHealth } from '@/lib/health/read-health'
import { testDatabase } from '@/tests/support/database'
import { until } from '@/tests/support/fixtures'

testDatabase()

test('without a worker it is degraded, not dead; with one it is well; one that fell silent counts as gone', async () => {
  const served = { database: true, migrated: true }
  expect(await readHealth()).toEqual({ ...served, status: 'degraded', workers: 0 })
  const stopping = new AbortController()
  const beating = beat(stopping.signal)
  await until(async () => (await readHealth()).status === 'ok')
  expect(await readHealth()).toMatchObject({ workers: 1 })
  await db.$executeRaw`UPDATE "WorkerBeat" SET at = now() - interval '46 seconds'`
  expect(await readHealth()).toEqual({ ...served, status: 'degraded', workers: 0 })
  stopping.abort()
  await beating
  expect(await db.workerBeat.count()).toBe(0)
})

test('a database of another release serves no page', async () => {
  const [last] = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM "_prisma_migrations" ORDER BY migration_name DESC LIMIT 1`
  await db.$executeRaw`UPDATE "_prisma_migrations" SET finished_at = NULL WHERE id = ${last?.id}`
  expect(await readHealth()).toEqual({ status: 'unavailable', database: true, migrated: false, workers: null })
  await db.$executeRaw`UPDATE "_prisma_migrations" SET finished_at = now() WHERE id = ${last?.id}`
})

test('a database that does not answer serves none either', async () => {
  await db.$executeRaw`ALTER TABLE "WorkerBeat" RENAME TO "Gone"`
  expect(await readHealth()).toMatchObject({ status: 'unavailable', database: false })
  await db.$executeRaw`ALTER TABLE "Gone" RENAME TO "WorkerBeat"`
})
