import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test, vi } from 'vitest'

vi.setConfig({ testTimeout: 120_000 }) // whole processes and servers start

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'ganetimgr-prepare-'))
fs.chmodSync(root, 0o711)
/** So deep that a socket beside the data would have too long a path. */
const dataDir = path.join(root, 'a-folder-with-a-long-name'.repeat(4), 'data')
const home = path.join(dataDir, 'postgres')
/** Also outside of root, where a short path or an open one was needed. */
const places = new Set([home])
const children: ChildProcessWithoutNullStreams[] = []

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  for (const folder of places) {
    if (serverPid(folder)) process.kill(serverPid(folder), 'SIGQUIT')
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  }
  fs.rmSync(root, { recursive: true })
})

function serverPid(folder = home): number {
  const file = path.join(folder, 'data', 'postmaster.pid')
  return fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8').split('\n')[0]) : 0
}

function start(env: Record<string, string> = {}) {
  const { DATABASE_URL, AUTH_SECRET, ENCRYPTION_KEY, HOST, ...inherited } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'prepare-child.ts')], {
    env: { ...inherited, DATA_DIR: dataDir, ...env },
  })
  children.push(child)
  return child
}

type Report = { socket: string; started: string; groups: number; secrets: string[]; host: string; url: string }

async function report(child: ChildProcessWithoutNullStreams): Promise<Report> {
  const errors = text(child.stderr)
  const [chunk] = await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(async () => Promise.reject(new Error(await errors))),
  ])
  const found = JSON.parse(String(chunk)) as Report
  places.add(found.socket)
  return found
}

async function end(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  const exited = once(child, 'exit')
  child.stdin.end()
  const [code] = await exited
  return code
}

test('processes that start at once share one server and its secrets; the last to stop, stops it', async () => {
  const first = [start(), start(), start()]
  const reports = await Promise.all(first.map(report))
  expect(new Set(reports.map(({ started }) => started)).size).toBe(1)
  expect(new Set(reports.map(({ secrets }) => secrets.join())).size).toBe(1)
  expect(reports[0]?.socket.length).toBeLessThan(90)
  expect(reports[0]).toMatchObject({ host: '127.0.0.1', url: 'http://localhost:3000' })
  for (const name of ['auth-secret', 'encryption-key', 'postgres/password']) {
    expect(fs.statSync(path.join(dataDir, name)).mode & 0o777).toBe(0o600)
  }
  const [a, b, c] = first as [(typeof first)[0], (typeof first)[0], (typeof first)[0]]
  const pid = serverPid()
  expect(await end(a)).toBe(0)
  expect(await end(b)).toBe(0)
  expect(serverPid()).toBe(pid)
  expect(await end(c)).toBe(0)
  expect(serverPid()).toBe(0)
})

test('a killed process leaves the server to the next; a killed server comes up again with every row', async () => {
  const killed = start()
  const before = await report(killed)
  killed.kill('SIGKILL')
  await once(killed, 'exit')
  const next = start()
  const after = await report(next)
  expect(after).toMatchObject({ started: before.started, secrets: before.secrets, groups: before.groups + 1 })
  const gone = once(next, 'exit')
  process.kill(serverPid(), 'SIGKILL')
  next.kill('SIGKILL')
  await gone
  const last = start()
  const recovered = await report(last)
  expect(recovered.started).not.toBe(before.started)
  expect(recovered.groups).toBe(after.groups + 1)
  expect(await end(last)).toBe(0)
})

test('a folder that PostgreSQL may not enter is no obstacle, and is found again', async () => {
  const closed = path.join(root, 'closed')
  fs.mkdirSync(closed, { mode: 0o700 })
  const env = { DATA_DIR: path.join(closed, 'data') }
  for (const groups of [0, 1]) {
    const child = start(env)
    expect(await report(child)).toMatchObject({ groups })
    places.add(fs.realpathSync(path.join(env.DATA_DIR, 'postgres')))
    expect(await end(child)).toBe(0)
  }
})

test('bad configuration is told before anything is started', async () => {
  const other = path.join(root, 'other')
  await expect(report(start({ DATA_DIR: other, PORT: 'many' }))).rejects.toThrow('PORT must be a whole number')
  expect(fs.existsSync(path.join(other, 'postgres'))).toBe(false)
})

test('with a database of one’s own, the secrets must be given', async () => {
  const attempt = report(start({ DATABASE_URL: 'postgresql://127.0.0.1:1/none' }))
  await expect(attempt).rejects.toThrow('AUTH_SECRET is missing; ENCRYPTION_KEY is missing')
})
