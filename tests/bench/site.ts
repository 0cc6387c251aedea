import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { type EmbeddedServer, startEmbedded } from '@/lib/db/embedded/server'
import { startReaper } from '../support/start-reaper'
import { ask, startChild } from './child'
import { tagsOf } from './people'
import { type PortalProcess, startPortalProcess } from './portal-process'
import type { Seeded } from './seed-child'
import type { StartedClusters } from './simulators-child'

const CLUSTERS = 10
/** Instances of each cluster. */
const SIZES = { none: 0, small: 100, large: 1_000 } as const
export type Size = keyof typeof SIZES

/** A database with people and clusters, and where it is. */
export type Database = Seeded & { env: Record<string, string>; clusters: StartedClusters; url: string }
export type Requests = { slug: string; requests: number }[]

export type Site = {
  /** Filled on first use; `none` knows the clusters, but nothing of them was read. */
  database(size: Size): Promise<Database>
  portal(database: Database, role?: 'all' | 'web' | 'worker', env?: Record<string, string>): Promise<PortalProcess>
  /** What the clusters were asked since the last time. */
  requests(): Promise<Requests>
  stop(): Promise<void>
}

/** PostgreSQL, simulated clusters and portals of the bench's own; nothing stays, however it ends. */
export async function openSite(): Promise<Site> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ganetimgr-bench-'))
  fs.chmodSync(folder, 0o711)
  const reap = startReaper(folder)
  const keys = { AUTH_SECRET: randomBytes(32).toString('base64url'), ENCRYPTION_KEY: randomBytes(32).toString('hex') }
  const server = await startEmbedded(path.join(folder, 'postgres'), { max_connections: '200' })
  const simulators = startChild('simulators-child.ts')
  const databases = new Map<Size, Promise<Database>>()
  const portals: PortalProcess[] = []
  return {
    database(size) {
      const made = databases.get(size) ?? fill(server, simulators, keys, size)
      databases.set(size, made)
      return made
    },
    async portal(database, role = 'web', env = {}) {
      const portal = await startPortalProcess({ ...database.env, ...env }, role)
      portals.push(portal)
      return portal
    },
    requests: () => ask<Requests>(simulators, { kind: 'count' }),
    async stop() {
      await Promise.all(portals.map((portal) => portal.stop()))
      simulators.kill()
      await server.stop()
      await reap()
    },
  }
}

async function fill(
  server: EmbeddedServer,
  simulators: ChildProcess,
  keys: Record<string, string>,
  size: Size,
): Promise<Database> {
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  await client.query(`create database bench_${size}`)
  await client.end()
  const url = server.urlOf(`bench_${size}`)
  const env = { ...keys, DATABASE_URL: url }
  const tags = tagsOf(SIZES[size], CLUSTERS)
  const clusters = await ask<StartedClusters>(simulators, { kind: 'start', prefix: size, clusters: CLUSTERS, tags })
  const seeded = await ask<Seeded>(startChild('seed-child.ts', env), { clusters, mirror: size !== 'none' })
  return { ...seeded, env, clusters, url }
}
