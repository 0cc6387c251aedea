import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { projectRoot } from '@/lib/config/root'
import { freePort } from '../support/ports'
import { startReaper } from '../support/start-reaper'

export const ROLES = ['web', 'worker'] as const
export type Role = (typeof ROLES)[number]

const SERVER = path.join(projectRoot(), 'dist', 'server.js')
const READY = /^Ready/
const READY_MS = 60_000

/** The built portal as two processes on the database of the test, which are killed and started as one likes. */
export type Site = {
  url: string
  /** Resolves when it is ready; at once where it runs. */
  start(role: Role): Promise<void>
  /** kill -9; resolves when it is gone. */
  kill(role: Role): Promise<void>
  /** Those that run. */
  alive(): Role[]
  /** All that they have said. */
  said(): string
  stop(): Promise<void>
}

type Running = { child: ChildProcess; reap: () => Promise<void> }

export async function makeSite(
  environment: Record<string, string> = {},
  ofRole: (role: Role) => Record<string, string> = () => ({}),
): Promise<Site> {
  if (!existsSync(SERVER)) throw new Error('These tests need the built portal: npm run build')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const running = new Map<Role, Running>()
  const log = path.join('test-results', `site-${port}.log`)
  mkdirSync(path.dirname(log), { recursive: true })
  writeFileSync(log, '')

  const start = async (role: Role) => {
    if (running.has(role)) return
    const env = {
      ...process.env,
      NODE_ENV: 'production' as const,
      PORT: String(port),
      PUBLIC_URL: url,
      MAIL_FROM: 'ganetimgr <portal@example.gr>',
      LOG_LEVEL: 'warn',
      ...environment,
      ...ofRole(role),
      ROLE: role,
    }
    const child = spawn(process.execPath, [SERVER], { cwd: projectRoot(), env, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const output of [child.stdout, child.stderr]) output.on('data', (text) => appendFileSync(log, text))
    const reap = startReaper(mkdtempSync(path.join(tmpdir(), 'ganetimgr-fault-')), child.pid)
    running.set(role, { child, reap })
    await ready(child, role)
  }
  const kill = async (role: Role) => {
    const one = running.get(role)
    running.delete(role)
    if (!one) return
    const gone = once(one.child, 'exit')
    one.child.kill('SIGKILL')
    await gone
    await one.reap()
  }
  const stop = async () => {
    for (const role of ROLES) await kill(role)
  }
  const alive = () => [...running].filter(([, { child }]) => child.exitCode === null).map(([role]) => role)
  return { url, start, kill, alive, said: () => readFileSync(log, 'utf8'), stop }
}

async function ready(child: ChildProcess, role: Role): Promise<void> {
  const { stdout } = child
  if (!stdout) throw new Error('its output is not read')
  const lines = createInterface({ input: stdout })
  const late = setTimeout(() => lines.close(), READY_MS)
  try {
    for await (const line of lines) if (READY.test(line)) return
    throw new Error(`The ${role} did not start (${child.exitCode ?? 'it runs'})`)
  } finally {
    clearTimeout(late)
    lines.close()
    stdout.resume()
  }
}
