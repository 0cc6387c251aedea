import fs from 'node:fs'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { projectRoot } from '@/lib/config/root'
import { NO_FILTER, withSchemaEngine } from './schema-engine'

/** Applies what is missing of prisma/migrations, as `prisma migrate deploy` does; the answer names it. */
export async function migrate(url: string): Promise<string[]> {
  // One connection only: the engine holds Prisma's own lock on its session.
  const factory = new PrismaPg({ connectionString: url, max: 1, idleTimeoutMillis: 0 })
  const { appliedMigrationNames } = await withSchemaEngine(factory, (engine) =>
    engine.applyMigrations({ filters: NO_FILTER, migrationsList: readMigrations() }),
  )
  return appliedMigrationNames
}

function readMigrations() {
  const folder = path.join(projectRoot(), 'prisma', 'migrations')
  const read = (...parts: string[]) => fs.readFileSync(path.join(folder, ...parts), 'utf8')
  const names = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return {
    baseDir: folder,
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: read('migration_lock.toml') },
    migrationDirectories: names
      .map(({ name }) => name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: read(name, 'migration.sql') },
        },
      })),
  }
}
