import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from '../support/ports'
import { startReaper } from '../support/start-reaper'

const READY_MS = 60_000

export type PortalProcess = { url: string; pid: number; child: ChildProcess; stop(): Promise<void> }

/** The built portal, as `npm start` runs it, on the database of `env`; it goes away with this process, even when that is killed. */
export async function startPortalProcess(
  env: Record<string, string>,
  role: 'all' | 'web' | 'worker',
): Promise<PortalProcess> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ganetimgr-bench-portal-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const own = { DATA_DIR: folder, ROLE: role, PORT: String(port), HOST: '127.0.0.1', PUBLIC_URL: url }
  const child = spawn(process.execPath, ['dist/server.js'], {
    env: { ...process.env, ...env, ...own, NODE_ENV: 'production', MALLOC_ARENA_MAX: '2', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const reap = startReaper(folder, child.pid)
  await ready(child)
  return {
    url,
    pid: child.pid ?? 0,
    child,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      await reap()
    },
  }
}

async function ready(child: ChildProcess): Promise<void> {
  const { stdout } = child
  if (!stdout) throw new Error('the portal has no output')
  const timer = setTimeout(() => child.kill('SIGKILL'), READY_MS)
  const lines = createInterface({ input: stdout })
  try {
    for await (const line of lines) if (line.startsWith('Ready')) return
    throw new Error('The portal did not start')
  } finally {
    clearTimeout(timer)
    lines.close()
    stdout.resume()
  }
}
