import fs from 'node:fs'
import path from 'node:path'
import { projectRoot } from '@/lib/config/root'
import { db } from '@/lib/db/client'
import { log } from '@/lib/log/log'
import { aliveWorkers } from './heartbeat'

const PATIENCE_MS = 5_000

/** `degraded`: pages are served, but nothing in the background is done. `unavailable`: no page can be served. */
export type Health = {
  status: 'ok' | 'degraded' | 'unavailable'
  database: boolean
  /** Whether its form is that of this release; null: not known. */
  migrated: boolean | null
  workers: number | null
}

const DOWN: Health = { status: 'unavailable', database: false, migrated: null, workers: null }

/** What can be served now. Never throws, and takes five seconds at most. */
export async function readHealth(): Promise<Health> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS).unref()
  })
  try {
    return await Promise.race([look(), late])
  } catch (err) {
    log.warn({ err }, 'health: the database does not answer')
    return DOWN
  }
}

async function look(): Promise<Health> {
  await db.$queryRaw`SELECT 1`
  const missing = await missingMigrations()
  if (missing.length > 0) {
    log.warn({ missing }, 'health: the database is of another release')
    return { status: 'unavailable', database: true, migrated: false, workers: null }
  }
  const workers = await aliveWorkers()
  return { status: workers > 0 ? 'ok' : 'degraded', database: true, migrated: true, workers }
}

async function missingMigrations(): Promise<string[]> {
  const done = await db.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`
  const names = new Set(done.map(({ name }) => name))
  const folder = path.join(projectRoot(), 'prisma', 'migrations')
  const wanted = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return wanted.map(({ name }) => name).filter((name) => !names.has(name))
}
