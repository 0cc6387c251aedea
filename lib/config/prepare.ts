import fs from 'node:fs'
import path from 'node:path'
import { startEmbedded } from '@/lib/db/embedded/server'
import { prepareDatabase } from '@/lib/db/prepare'
import { config, parseConfig } from './env'
import { keepSecret } from './keep-secret'

/** Sets the variable, unless it has a value already. */
function fill(name: string, value: () => string) {
  if (!process.env[name]) process.env[name] = value()
}

/**
 * Makes everything ready that the rest takes for granted: secrets, a database of the present form, and the environment
 * that says where they are. Without DATABASE_URL that is a PostgreSQL of our own in DATA_DIR, shared by every process
 * that has the same folder and stopped by the last of them. Several processes may do this at once.
 */
export async function prepareEnvironment(): Promise<{ stop(): Promise<void> }> {
  const server = process.env.DATABASE_URL ? undefined : await prepareEmbedded()
  try {
    const { databaseUrl, publicUrl, authSecret } = config()
    fill('NEXTAUTH_URL', () => publicUrl)
    fill('NEXTAUTH_SECRET', () => authSecret)
    await prepareDatabase(databaseUrl)
  } catch (error) {
    await server?.stop()
    throw error
  }
  return { stop: async () => server?.stop() }
}

async function prepareEmbedded() {
  const folder = path.resolve(process.env.DATA_DIR || '.data')
  fs.mkdirSync(folder, { recursive: true, mode: 0o711 })
  fill('AUTH_SECRET', () => keepSecret(path.join(folder, 'auth-secret')))
  fill('ENCRYPTION_KEY', () => keepSecret(path.join(folder, 'encryption-key')))
  fill('HOST', () => '127.0.0.1')
  parseConfig({ ...process.env, DATABASE_URL: 'postgresql://embedded' }) // before anything is started
  const server = await startEmbedded(path.join(folder, 'postgres'))
  process.env.DATABASE_URL = server.url
  return server
}
