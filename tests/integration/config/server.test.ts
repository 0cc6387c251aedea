import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { projectRoot } from '@/lib/config/root'
import { type SmtpCatcher, startSmtpCatcher } from '@/tests/support/smtp-catcher'

vi.setConfig({ testTimeout: 120_000 }) // whole processes and servers start

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'ganetimgr-server-'))
fs.chmodSync(root, 0o711)
const home = path.join(root, 'postgres')
const pidFile = path.join(home, 'data', 'postmaster.pid')
const children: ChildProcessWithoutNullStreams[] = []

let smtp: SmtpCatcher
beforeAll(async () => {
  smtp = await startSmtpCatcher()
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  if (fs.existsSync(pidFile)) process.kill(postmaster(), 'SIGQUIT')
  fs.rmSync(root, { recursive: true, maxRetries: 20, retryDelay: 50 })
  await smtp.stop()
})

const postmaster = () => Number(fs.readFileSync(pidFile, 'utf8').split('\n')[0])

/** The server in the role of a worker, with what it says. */
function startWorker() {
  const { DATABASE_URL, ...inherited } = process.env
  const env = { ...inherited, DATA_DIR: root, ROLE: 'worker', SMTP_URL: smtp.url, LOG_LEVEL: 'debug' }
  const child = spawn(process.execPath, ['--import', 'tsx', 'server.ts'], { cwd: projectRoot(), env })
  children.push(child)
  const lines = createInterface(child.stdout)
  const says = async (text: string) => {
    for (;;) if (String((await once(lines, 'line'))[0]).includes(text)) return
  }
  return { child, says }
}

async function queue(key: string): Promise<void> {
  const password = fs.readFileSync(path.join(home, 'password'), 'utf8')
  const host = path.join(home, 'run')
  const client = new pg.Client({ host, user: 'ganetimgr', database: 'ganetimgr', password })
  await client.connect()
  await client.query(
    `with mail as (insert into "Mail" ("key", "to", "locale", "subject", "text")
       values ($1, 'alice@example.org', 'en', $1, 't') returning "id")
     select graphile_worker.add_job('mail.send', json_build_object('id', "id")) from mail`,
    [key],
  )
  await client.end()
}

test('a worker starts its PostgreSQL again when that dies, goes on with its work, and stops both on SIGTERM', async () => {
  const { child, says } = startWorker()
  await says('looking for jobs')
  await queue('before')
  await smtp.waitFor(({ subject }) => subject === 'before')
  const first = postmaster()
  const again = says('looking for jobs')
  process.kill(first, 'SIGKILL')
  await again
  expect(postmaster()).not.toBe(first)
  await queue('after')
  await smtp.waitFor(({ subject }) => subject === 'after')
  child.kill('SIGTERM')
  expect((await once(child, 'exit'))[0]).toBe(0)
  expect(fs.existsSync(pidFile)).toBe(false)
})
