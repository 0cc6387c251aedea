import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { request } from 'undici'
import { afterEach, beforeEach, expect, test } from 'vitest'

const main = fileURLToPath(new URL('../../../simulator/main.ts', import.meta.url))
let folder = ''
let child: ChildProcess | undefined

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'simulator-'))
})

afterEach(() => {
  child?.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

async function lineWith(lines: AsyncIterator<string>, pattern: RegExp): Promise<string> {
  for (;;) {
    const { value, done } = await lines.next()
    if (done) throw new Error(`it ended without a line like ${pattern}`)
    const match = pattern.exec(value)
    if (match) return match[1] ?? match[0]
  }
}

async function statusFor(url: string, user: string): Promise<number> {
  const authorization = `Basic ${Buffer.from(`${user}:pw`).toString('base64')}`
  const answer = await request(`${url}/2/info`, { headers: { authorization } })
  await answer.body.dump()
  return answer.statusCode
}

test('the daemon reads its users again on SIGHUP, logs its requests, and ends on SIGTERM', async () => {
  const users = join(folder, 'users')
  writeFileSync(users, 'old pw write\n')
  const args = ['--import', 'tsx', main, '-f', '-p', '0', '--no-ssl', '--users', users]
  child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const { stdout } = child
  if (!stdout) throw new Error('no output')
  const lines = createInterface(stdout)[Symbol.asyncIterator]()
  const url = await lineWith(lines, /simulator at (http:\S+)$/)
  expect(await statusFor(url, 'old')).toBe(200)
  await lineWith(lines, /INFO 127\.0\.0\.1:\d+ GET \/2\/info HTTP\/1\.1 200$/)
  writeFileSync(users, 'new pw write\n')
  child.kill('SIGHUP')
  await lineWith(lines, /Reading users file/)
  expect([await statusFor(url, 'old'), await statusFor(url, 'new')]).toEqual([401, 200])
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  expect(await exit).toEqual([0, null])
}, 30_000)
