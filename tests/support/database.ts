import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { db } from '@/lib/db/client'

function urlOf(templateUrl: string, database: string): string {
  const url = new URL(templateUrl)
  url.pathname = `/${database}`
  return url.href
}

async function administer(templateUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(templateUrl, 'postgres') })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** A new database; `empty` has no tables, otherwise it is as the migrations leave it. */
export async function createDatabase(templateUrl: string, { empty = false } = {}) {
  const name = `test_${randomBytes(8).toString('hex')}`
  const template = empty ? 'template0' : new URL(templateUrl).pathname.slice(1)
  await administer(templateUrl, `create database ${name} template ${template}`)
  return {
    url: urlOf(templateUrl, name),
    drop: () => administer(templateUrl, `drop database if exists ${name} with (force)`),
  }
}

/** What the configuration demands besides a database. */
export function testSecrets(): void {
  process.env.AUTH_SECRET ??= 'a secret for tests, of 32 letters and more'
  process.env.ENCRYPTION_KEY ??= '00'.repeat(32)
}

/** Gives the test file a database of its own: `db` and everything that reads the configuration uses that one. */
export function testDatabase(): void {
  testSecrets()
  let drop: () => Promise<void>
  beforeAll(async () => {
    const database = await createDatabase(inject('templateUrl'))
    drop = database.drop
    process.env.DATABASE_URL = database.url
  })
  afterAll(async () => {
    await db.$disconnect()
    await drop()
  })
}
