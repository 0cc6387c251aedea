import fs from 'node:fs'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { projectRoot } from '@/lib/config/root'
import { NO_FILTER, withSchemaEngine } from './schema-engine'

/**
 * Applies what is missing of prisma/migrations, as `prisma migrate deploy` does; the answer names it. The engine
 * has to be compiled first, so it is asked only where something is missing or has failed.
 */
export async function migrate(url: string, client: pg.Client): Promise<string[]> {
  if (await isPresent(client)) return []
  // One connection only: the engine holds Prisma's own lock on its session.
  const factory = new PrismaPg({ connectionString: url, max: 1, idleTimeoutMillis: 0 })
  const { appliedMigrationNames } = await withSchemaEngine(factory, (engine) =>
    engine.applyMigrations({ filters: NO_FILTER, migrationsList: readMigrations() }),
  )
  return appliedMigrationNames
}

async function isPresent(client: pg.Client): Promise<boolean> {
  const { rows: tables } = await client.query(`select to_regclass('_prisma_migrations') as there`)
  if (tables[0]?.there === null) return false
  const { rows } = await client.query<{ name: string; applied: boolean }>(
    `select migration_name as name, finished_at is not null as applied from _prisma_migrations where rolled_back_at is null`,
  )
  const applied = new Set(rows.map(({ name }) => name))
  return rows.every((row) => row.applied) && migrationNames().every((name) => applied.has(name))
}

const folder = path.join(projectRoot(), 'prisma', 'migrations')

function migrationNames(): string[] {
  const entries = fs.readdirSync(folder, { withFileTypes: true })
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort()
}

function readMigrations() {
  const read = (...parts: string[]) => fs.readFileSync(path.join(folder, ...parts), 'utf8')
  return {
    baseDir: folder,
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: read('migration_lock.toml') },
    migrationDirectories: migrationNames().map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: read(name, 'migration.sql') },
      },
    })),
  }
}
