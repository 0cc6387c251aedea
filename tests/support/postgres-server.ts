import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '@/lib/db/embedded/server'
import { prepareDatabase } from '@/lib/db/prepare'
import { startReaper } from './start-reaper'

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the database that others are cloned from. */
    templateUrl: string
  }
}

const TEMPLATE = 'template_ganetimgr'
const FAST = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '200' }

export type TestPostgres = { templateUrl: string; stop(): Promise<void> }

/** A PostgreSQL in a new folder, with a migrated database to clone. It goes away even if this process is killed. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ganetimgr-test-'))
  fs.chmodSync(folder, 0o711)
  const reap = startReaper(folder)
  let leave = async () => {}
  const stop = async () => {
    await leave()
    await reap()
  }
  try {
    const server = await startEmbedded(path.join(folder, 'postgres'), FAST)
    leave = server.stop
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    await client.query(`create database ${TEMPLATE}`)
    await client.end()
    await prepareDatabase(server.urlOf(TEMPLATE))
    return { templateUrl: server.urlOf(TEMPLATE), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  process.env.LOG_LEVEL ??= 'silent'
  const { templateUrl, stop } = await startTestPostgres()
  project.provide('templateUrl', templateUrl)
  return stop
}
