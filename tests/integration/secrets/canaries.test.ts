import { generateSync } from 'otplib'
import pino from 'pino'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { finishSignIn } from '@/lib/accounts/factors/finish-sign-in'
import { beginTotp, confirmTotp } from '@/lib/accounts/factors/set-up-totp'
import { signIn } from '@/lib/accounts/sign-in'
import { exportAudit } from '@/lib/audit/export'
import { readAuditFilters } from '@/lib/audit/list-schema'
import { checkConnection } from '@/lib/clusters/check-connection'
import { addCluster } from '@/lib/clusters/save-cluster'
import { config } from '@/lib/config/env'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { log } from '@/lib/log/log'
import { queueMail } from '@/lib/mail/queue'
import { sendMailTask } from '@/lib/mail/send-task'
import { changeSetting } from '@/lib/settings/change-setting'
import { synchronise } from '@/lib/sync/once'
import { addWebhook, pingWebhook, renewWebhookSecret } from '@/lib/webhooks/own'
import { sendWebhooksTask } from '@/lib/webhooks/send'
import { apiPortal } from '@/tests/support/api'
import { testDatabase } from '@/tests/support/database'
import { contextOf, person, system } from '@/tests/support/fixtures'
import { freePort } from '@/tests/support/ports'
import { startReceiver } from '@/tests/support/receiver'
import { connectionTo, simulators } from '@/tests/support/simulated'

process.env.SMTP_URL = ''
testDatabase()
const { add } = simulators()
const api = apiPortal()

/** By what it is: a secret that went through the portal. Those that the portal makes are added when it has made them. */
const canaries: Record<string, string> = {
  'password of a cluster': 'writer-secret',
  'password of a cluster’s reader': 'reader-secret',
  'password that a cluster refuses': 'canary-rapi-refused-7Qx',
  'password of nobody’s cluster': 'canary-rapi-unreachable-7Qx',
  'password of a person': 'canary-person-right-7Qx',
  'wrong password': 'canary-person-wrong-7Qx',
  'password of the mail server': 'canary-smtp-7Qx',
  'password of the directory': 'canary-ldap-7Qx',
  'token that is none': 'canary-token-wrong-7Qx',
}
const lines: string[] = []
const told: string[] = []

/** Also what it looks like where somebody has encoded it. */
const formsOf = (secret: string) => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  Buffer.from(secret).toString('hex'),
]

async function outcome(work: Promise<unknown>): Promise<void> {
  const said = await work.catch((error: unknown) => {
    log.error({ err: error }, 'of the test: as the worker and the web log what is thrown')
    return String(error)
  })
  told.push(JSON.stringify(said) ?? '')
}

let alice: UserCtx
const receiver = await startReceiver()
const mailServer = new SMTPServer({
  authMethods: ['PLAIN', 'LOGIN'],
  hideSTARTTLS: true,
  onAuth: (_auth, _session, done) => done(new Error('535 no')),
})
afterAll(async () => {
  receiver.stop()
  await new Promise<void>((resolve) => mailServer.close(resolve))
})

beforeAll(async () => {
  Reflect.set(log, pino.symbols.streamSym, { write: (line: string) => lines.push(line) })
  log.level = 'trace'
  const secretOf = (name: string) => canaries[name] ?? expect.fail(name)
  await person('alice', { password: secretOf('password of a person'), superuser: true })
  alice = await contextOf('alice')
  await clusters(secretOf)
  await people(secretOf)
  await programs(secretOf)
  await mailAndDirectory(secretOf)
}, 60_000)

type SecretOf = (name: string) => string

async function clusters(secretOf: SecretOf): Promise<void> {
  const alpha = await add('alpha', { instances: 2 })
  await alpha.pass()
  const there = connectionTo(alpha.simulator)
  const refused = { ...there, rapiPassword: secretOf('password that a cluster refuses') }
  const two = { ...there, readUser: 'reader', readPassword: secretOf('password of a cluster’s reader') }
  const nowhere = { ...there, port: await freePort(), rapiPassword: secretOf('password of nobody’s cluster') }
  for (const connection of [there, two, refused, nowhere]) await outcome(checkConnection(system(), connection))
  await addCluster(system(), { ...two, slug: 'two' })
  await addCluster(system(), { ...refused, slug: 'refused' })
  await addCluster(system(), { ...nowhere, slug: 'nowhere' })
  await outcome(addCluster(system(), { ...nowhere, slug: 'not a slug' }))
  await outcome(synchronise(null))
}

async function people(secretOf: SecretOf): Promise<void> {
  const password = secretOf('password of a person')
  await outcome(signIn(system(), 'alice', secretOf('wrong password')))
  await outcome(beginTotp(alice, { password: secretOf('wrong password'), sessionId: null }))
  const { secret } = await beginTotp(alice, { password, sessionId: null })
  const now = new Date()
  const { codes } = await confirmTotp(
    { ...alice, now },
    { code: generateSync({ secret, epoch: now.getTime() / 1000 }) },
  )
  canaries['secret of an authenticator app'] = secret
  for (const [index, code] of codes.entries()) canaries[`recovery code ${index}`] = code
  const half = await signIn(system(), 'alice', password)
  if (!half?.half) throw new Error('the second factor was not asked')
  canaries['half of a sign-in'] = half.half
  await outcome(finishSignIn(system(), half.half, '000000', ''))
  await outcome(finishSignIn(system(), half.half, codes[0] ?? '', ''))
}

async function programs(secretOf: SecretOf): Promise<void> {
  const program = await api.program(alice, ['instances:read', 'admin'])
  canaries['token of a program'] = program.token
  await changeSetting(system(), 'webhookHosts', ['127.0.0.1'])
  for (const path of ['/instances', '/clusters', '/webhooks', '/nothing'])
    told.push(await (await program.get(path)).text())
  const none = { authorization: `Bearer ${secretOf('token that is none')}` }
  told.push(await (await program.get('/instances', none)).text())
  told.push(await (await fetch(api.url(`/instances?access_token=${secretOf('token that is none')}`))).text())
  const input = { name: 'mine', url: receiver.url, types: ['act.changed' as const] }
  const { id, secret } = await addWebhook(alice, input)
  canaries['secret of a webhook'] = secret
  canaries['new secret of a webhook'] = (await renewWebhookSecret(alice, id)).secret
  for (const status of [204, 500]) {
    receiver.answers.status = status
    await pingWebhook(alice, id)
    await outcome(sendWebhooksTask.handler({ webhook: id }, { attempt: 1, signal: new AbortController().signal }))
  }
}

async function mailAndDirectory(secretOf: SecretOf): Promise<void> {
  await new Promise<void>((resolve) => void mailServer.listen(0, '127.0.0.1', resolve))
  const { port } = mailServer.server.address() as { port: number }
  const closed = await freePort()
  const ldap = {
    bindPassword: secretOf('password of the directory'),
    bindDn: 'cn=portal',
    url: `ldap://127.0.0.1:${closed}`,
  }
  Object.assign(config(), { smtpUrl: `smtp://portal:${secretOf('password of the mail server')}@127.0.0.1:${port}` })
  await queueMail(db, { key: 'one', to: 'alice@example.org', locale: 'en', subject: 'One', text: 'Text\n' })
  const { id } = await db.mail.findFirstOrThrow({ where: { key: 'one' } })
  await outcome(sendMailTask.handler({ id }, { attempt: 1, signal: new AbortController().signal }))
  Object.assign(config(), { ldap: { ...LDAP, ...ldap } })
  await outcome(signIn(system(), 'bob', secretOf('wrong password')))
}

/** A directory that does not answer. */
const LDAP = {
  startTls: false,
  ca: undefined,
  base: 'dc=example',
  filter: '(uid={login})',
  attributes: { username: 'uid', email: 'mail', firstName: 'givenName', lastName: 'sn', groups: 'memberOf' },
  groupMap: [],
  verifiedEmail: false,
}

const found = (texts: readonly string[]) =>
  Object.entries(canaries).flatMap(([what, secret]) =>
    texts
      .filter((text) => formsOf(secret).some((form) => text.includes(form)))
      .map((text) => `${what}: ${text.slice(0, 300)}`),
  )

test('no secret is in any line of the log', () => {
  expect(lines.length).toBeGreaterThan(5)
  expect(found(lines)).toEqual([])
})

test('no secret is in what is thrown, reported or answered', () => {
  expect(told.length).toBeGreaterThan(10)
  expect(found(told)).toEqual([])
})

test('no secret is in any table, as it is or encoded', async () => {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`
  expect(tables.length).toBeGreaterThan(40)
  const leaks: string[] = []
  for (const { name } of tables) {
    const rows = await db.$queryRaw<{ row: string }[]>`SELECT t::text AS row FROM ${Prisma.raw(name)} t`
    leaks.push(...found(rows.map(({ row }) => row)).map((leak) => `${name}, ${leak}`))
  }
  expect(leaks).toEqual([])
})

test('no secret is in the audit log as it is exported', async () => {
  const asked = { reading: 'log', q: '', filters: readAuditFilters({}), timeZone: 'UTC' } as const
  const texts = { header: (column: string) => column, action: (action: string) => action, outcome: String }
  const parts: string[] = []
  for await (const part of exportAudit(alice, asked, texts)) parts.push(part)
  expect(parts.join('')).toContain('webhook.secret')
  expect(found(parts)).toEqual([])
})
