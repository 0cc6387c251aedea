import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { chooseAccount, makePrivate } from '@/lib/db/embedded/account'
import { findBinaries } from '@/lib/db/embedded/binaries'
import { ENVIRONMENT, initialise, SUPERUSER } from '@/lib/db/embedded/cluster'
import { until } from '../support/fixtures'
import { freePort } from '../support/ports'
import { startReaper } from '../support/start-reaper'
import { fillDisk, mountDisk } from './own-disk'

const PASSWORD = 'for this test only'
const UP_S = 60

export type OwnPostgres = {
  port: number
  url(database: string): string
  /** Of an administrator. */
  ask(...statements: string[]): Promise<void>
  /** Resolves when it takes connections. */
  start(): Promise<void>
  /** As an administrator's immediate stop, or as a crash of the machine. */
  end(signal: 'SIGQUIT' | 'SIGKILL'): Promise<void>
  /** Another server, not started, with a base backup of this one, which runs on meanwhile. */
  backup(): Promise<OwnPostgres>
  /** Another server that follows this one, with which each commit waits for it. */
  standby(): Promise<OwnPostgres>
  /** Nothing more fits on its disk, until the end. Needs root, with which each server has a disk of its own. */
  fill(): Promise<() => Promise<void>>
  /** Makes a standby the one that takes writes. */
  promote(): Promise<void>
  clear(): Promise<void>
}

/** A PostgreSQL that tests stop, kill and replace. It goes away even if this process is killed. */
export async function makePostgres(settings: Record<string, string> = {}): Promise<OwnPostgres> {
  const { folder, clear } = openFolder()
  await initialise(account, await program(folder), home(folder), PASSWORD)
  return serverIn(folder, settings, clear)
}

const account = chooseAccount()
const home = (folder: string) => path.join(folder, 'postgres')
const dataOf = (folder: string) => path.join(home(folder), 'data')
const program = (folder: string) => findBinaries(account, home(folder))

function openFolder() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ganetimgr-fault-'))
  fs.chmodSync(folder, 0o711)
  const clear = startReaper(folder)
  makePrivate(account, home(folder))
  mountDisk(account, home(folder))
  return { folder, clear }
}

async function serverIn(
  folder: string,
  settings: Record<string, string>,
  reap: () => Promise<void>,
): Promise<OwnPostgres> {
  const port = await freePort()
  const data = dataOf(folder)
  const url = (database: string) =>
    `postgresql://${SUPERUSER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${database}`
  let child: ChildProcess | undefined

  const start = async () => {
    if (child?.exitCode === null && child.signalCode === null) return
    const chosen = { wal_keep_size: '512MB', listen_addresses: '127.0.0.1', port: String(port), ...settings }
    const options = Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const args = ['-D', data, '-k', home(folder), ...options]
    const stdio = ['ignore', 'ignore', fs.openSync(path.join(folder, 'log'), 'a')] as const
    const binary = path.join(await program(folder), 'bin', 'postgres')
    child = spawn(binary, args, { ...account, env: ENVIRONMENT, stdio: [...stdio], cwd: '/' })
    await until(() => answers(url('postgres')), UP_S)
  }
  const end = async (signal: 'SIGQUIT' | 'SIGKILL') => {
    if (child?.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
    // Those that served connections notice that it died, and end by themselves; until then no other may start here.
    await until(async () => !(await answers(url('postgres'))))
  }
  const copied = async (more: Record<string, string>) => {
    const other = openFolder()
    await copyOf(url('postgres'), data, dataOf(other.folder))
    return { folder: other.folder, server: await serverIn(other.folder, { ...settings, ...more }, other.clear) }
  }
  const backup = async () => (await copied({})).server
  const standby = async () => {
    const { folder: at, server } = await copied({
      primary_conninfo: `host=127.0.0.1 port=${port} user=${SUPERUSER} password='${PASSWORD}'`,
    })
    fs.writeFileSync(path.join(dataOf(at), 'standby.signal'), '')
    await server.start()
    await ask(url('postgres'), "ALTER SYSTEM SET synchronous_standby_names = '*'", 'SELECT pg_reload_conf()')
    return server
  }
  const fill = async () => {
    const empty = fillDisk(home(folder))
    return async () => {
      empty()
      // Where not even its log of changes could be written, it has stopped by itself.
      await start()
      await until(() => answers(url('postgres')), UP_S)
    }
  }
  const promote = async () => {
    await ask(url('postgres'), 'SELECT pg_promote()')
    await ask(url('postgres'), 'ALTER SYSTEM RESET synchronous_standby_names', 'SELECT pg_reload_conf()')
  }
  const clear = async () => {
    await end('SIGQUIT')
    await reap()
  }
  return {
    port,
    url,
    ask: (...statements) => ask(url('postgres'), ...statements),
    start,
    end,
    backup,
    standby,
    fill,
    promote,
    clear,
  }
}

async function answers(url: string): Promise<boolean> {
  return ask(url, 'SELECT 1').then(
    () => true,
    () => false,
  )
}

async function ask(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The low-level base backup of PostgreSQL's manual (25.3.4), since the package brings no pg_basebackup. */
async function copyOf(url: string, from: string, to: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query("SELECT pg_backup_start('standby', true)")
    fs.cpSync(from, to, { recursive: true, filter: (file) => !file.endsWith('postmaster.pid') })
    const { rows } = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop(false)')
    fs.writeFileSync(path.join(to, 'backup_label'), rows[0]?.labelfile ?? '')
    // Up to the end of the backup it is needed to make the copy whole.
    fs.cpSync(path.join(from, 'pg_wal'), path.join(to, 'pg_wal'), { recursive: true })
  } finally {
    await client.end()
  }
  const { uid, gid } = account
  fs.chmodSync(to, 0o700)
  if (uid === undefined || gid === undefined) return
  fs.chownSync(to, uid, gid)
  for (const entry of fs.readdirSync(to, { recursive: true, withFileTypes: true }))
    fs.lchownSync(path.join(entry.parentPath, entry.name), uid, gid)
}
