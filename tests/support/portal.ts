import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, createWriteStream, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from './ports'
import { type SmtpCatcher, startSmtpCatcher } from './smtp-catcher'
import { startReaper } from './start-reaper'

export type Portal = {
  url: string
  mail: SmtpCatcher
  /** `npm run manage -- …`; `input` are the lines that it asks for. */
  manage(command: string[], input?: string[]): Promise<string>
  stop(): Promise<void>
}

const READY_MS = 60_000

/** The built portal as `npm start` runs it, on data of its own, with a real mail server to send to. */
export async function startPortal(name: string, environment: Record<string, string> = {}): Promise<Portal> {
  const dataDir = mkdtempSync(path.join(tmpdir(), `ganetimgr-${name}-`))
  // PostgreSQL's account must be able to enter it.
  chmodSync(dataDir, 0o711)
  const mail = await startSmtpCatcher()
  const port = Number(environment.PORT ?? (await freePort()))
  const url = environment.PUBLIC_URL ?? `http://127.0.0.1:${port}`
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    DATA_DIR: dataDir,
    PORT: String(port),
    PUBLIC_URL: url,
    SMTP_URL: mail.url,
    MAIL_FROM: 'ganetimgr <portal@example.gr>',
    TZ: 'Europe/Athens',
    DEFAULT_LOCALE: 'en',
    ...environment,
  }
  mkdirSync('test-results', { recursive: true })
  const log = createWriteStream(`test-results/portal-${name}.log`)
  const server = spawn(process.execPath, ['dist/server.js'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const reap = startReaper(dataDir, server.pid)
  server.stdout.pipe(log)
  server.stderr.pipe(log)
  await ready(server, name)
  return {
    url,
    mail,
    manage: (command, input = []) => manage(command, input, env),
    async stop() {
      if (server.exitCode === null) {
        server.kill('SIGTERM')
        await once(server, 'exit')
      }
      await mail.stop()
      await reap()
    },
  }
}

async function ready(server: ChildProcess & { stdout: NodeJS.ReadableStream }, name: string): Promise<void> {
  const lines = createInterface({ input: server.stdout })
  const timer = setTimeout(() => server.kill('SIGKILL'), READY_MS)
  try {
    for await (const line of lines) if (line.startsWith('Ready on ')) return
    throw new Error(`The portal did not start; see test-results/portal-${name}.log`)
  } finally {
    clearTimeout(timer)
    lines.close()
    server.stdout.resume()
  }
}

async function manage(command: string[], input: string[], env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(process.execPath, ['dist/manage.js', ...command], {
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const out: string[] = []
  child.stdout.on('data', (chunk) => out.push(String(chunk)))
  child.stderr.on('data', (chunk) => out.push(String(chunk)))
  child.stdin.end(input.map((line) => `${line}\n`).join(''))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`manage ${command.join(' ')}: ${out.join('')}`)
  return out.join('')
}
