import { execFile } from 'node:child_process'
import fs from 'node:fs'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { SCOPES } from '@/lib/access/scopes'
import { db } from '@/lib/db/client'
import { apiPortal } from '@/tests/support/api'
import { testDatabase } from '@/tests/support/database'
import { person, until } from '@/tests/support/fixtures'
import { type Simulated, simulators } from '@/tests/support/simulated'

testDatabase()
const { add } = simulators()
const api = apiPortal()
const run = promisify(execFile)

/** What docs/api.md has a reader enter, in its order. */
const COMMANDS = fs.readFileSync('docs/api.md', 'utf8').match(/^ {4}curl .*(?:\n {4,}(?!curl ).+)*/gm) ?? []

let athens: Simulated
let token: string
/** What stands for something that the answers before have named. */
const named: Record<string, string> = {}

beforeAll(async () => {
  athens = await add('athens', {
    instances: 2,
    nodes: 3,
    instanceName: (n) => (n === 1 ? 'web.example.org' : 'db.example.org'),
  })
  await athens.pass()
  await db.group.create({ data: { name: 'noc' } })
  token = (await api.program(await person('root', { superuser: true }), [...SCOPES])).token
  const node = await db.node.findFirstOrThrow({ where: { role: { not: 'master' } } })
  named['node1.example.org'] = node.name
})

async function enter(command: string): Promise<{ status: number; text: string }> {
  const words = Object.entries(named).reduce((text, [word, name]) => text.replaceAll(word, name), command)
  const env = { ...process.env, TOKEN: token, PORTAL: new URL(api.url('')).origin, NO_PROXY: '*' }
  const asked = run('bash', ['-c', words.replace('curl ', "curl -sS -w '\\n%{http_code}' ")], { env })
  let done = false
  void asked.finally(() => {
    done = true
  })
  // A reader looks what became of one act before the next.
  await until(async () => {
    await athens.follow()
    return done && (await db.act.count({ where: { endedAt: null } })) === 0
  }, 40)
  const { stdout } = await asked
  const [, kind, id] = /^location: .*\/(acts|confirmations)\/([^/\s]+)\s*$/im.exec(stdout) ?? []
  if (kind && id) named[kind === 'acts' ? 'ACT' : '/ID'] = kind === 'acts' ? id : `/${id}`
  return { status: Number(stdout.slice(-3)), text: stdout }
}

test('what the documentation has one enter is answered', async () => {
  expect(COMMANDS.length).toBeGreaterThan(12)
  for (const command of COMMANDS) {
    const { status, text } = await enter(command)
    // The token of a link that nobody was sent is none.
    if (command.includes('"token": "..."')) expect(status, text).toBe(409)
    else expect([200, 201, 202, 204], `${command}\n${text}`).toContain(status)
  }
}, 120_000)
