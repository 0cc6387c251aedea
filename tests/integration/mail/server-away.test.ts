import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { queueMail } from '@/lib/mail/queue'
import { sendMailTask } from '@/lib/mail/send-task'
import { runTasks } from '@/lib/tasks/run'
import { testDatabase } from '@/tests/support/database'
import { until } from '@/tests/support/fixtures'
import { freePort } from '@/tests/support/ports'
import { type SmtpCatcher, startSmtpCatcher } from '@/tests/support/smtp-catcher'

testDatabase()

const HOUR_S = 3_600
const LONGEST_WAIT_S = 600
const DAYS_7_S = 7 * 24 * HOUR_S
const context = { attempt: 1, signal: new AbortController().signal }

let port: number
let smtp: SmtpCatcher | undefined
beforeAll(async () => {
  port = await freePort()
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`
})
beforeEach(async () => {
  await db.mail.deleteMany()
  await db.$executeRaw`delete from graphile_worker._private_jobs`
})
afterEach(async () => {
  await smtp?.stop()
  smtp = undefined
})

const write = async (name: string) => {
  await queueMail(db, { key: name, to: `${name}@example.org`, locale: 'en', subject: name, text: 'Text\n' })
  return (await db.mail.findUniqueOrThrow({ where: { key: name } })).id
}

/** In how many seconds the mail is tried again; null: never. */
async function waitOf(id: number): Promise<number | null> {
  const [job] = await db.$queryRaw<{ wait: number }[]>`
    select extract(epoch from run_at - now())::float8 as wait from graphile_worker.jobs where key = ${`mail:${id}`}`
  return job?.wait ?? null
}

/** Tries it as often as its own schedule does in that time; gives the waits. */
async function tryFor(id: number, seconds: number): Promise<number[]> {
  const waits: number[] = []
  for (let passed = 0; passed < seconds; passed += waits.at(-1) ?? 0) {
    await sendMailTask.handler({ id }, context)
    const wait = await waitOf(id)
    if (wait === null) throw new Error(`given up after ${passed} s`)
    waits.push(wait)
  }
  return waits
}

/** A worker, for which all that waits is due. */
async function workUntil(question: () => Promise<boolean>): Promise<void> {
  await db.$executeRaw`update graphile_worker._private_jobs set run_at = now()`
  const stop = new AbortController()
  const working = runTasks([sendMailTask], { signal: stop.signal })
  await until(question)
  stop.abort()
  await working
}

const unsent = (where = {}) => db.mail.count({ where: { sentAt: null, ...where } })

test('while a mail server is down for an hour nothing is given up, and then everything is sent once', async () => {
  const ids = await Promise.all(['one', 'two', 'three', 'four'].map(write))
  for (const id of ids) {
    const waits = await tryFor(id, HOUR_S)
    expect(Math.max(...waits)).toBeLessThanOrEqual(LONGEST_WAIT_S)
  }
  expect(await unsent({ lastError: { contains: 'ECONNREFUSED' } })).toBe(ids.length)
  smtp = await startSmtpCatcher(port)
  await workUntil(async () => (await unsent()) === 0)
  expect(smtp.messages.map(({ subject }) => subject).sort()).toEqual(['four', 'one', 'three', 'two'])
  expect(await db.$queryRaw`select key from graphile_worker.jobs`).toEqual([])
})

test('it is tried each ten minutes for seven days, and then no more', async () => {
  const id = await write('patient')
  const waits = await tryFor(id, DAYS_7_S / 24)
  const later = waits.slice(8)
  for (const wait of later) expect(Math.round(wait / 10) * 10).toBe(LONGEST_WAIT_S)
  await db.mail.update({ where: { id }, data: { createdAt: new Date(Date.now() - DAYS_7_S * 1000 - 1000) } })
  const { attempts } = await db.mail.findUniqueOrThrow({ where: { id } })
  await sendMailTask.handler({ id }, context)
  expect((await db.mail.findUniqueOrThrow({ where: { id } })).attempts).toBe(attempts)
})

test('one recipient whom the mail server refuses for ever holds up nobody else', async () => {
  smtp = await startSmtpCatcher(port, ['gone@example.org'])
  const gone = await write('gone')
  const others = await Promise.all(['one', 'two', 'three'].map(write))
  await workUntil(async () => (await unsent({ id: { in: others } })) === 0)
  await until(async () => (await db.mail.findUniqueOrThrow({ where: { id: gone } })).attempts > 0)
  await tryFor(gone, HOUR_S)
  await Promise.all([write('later'), write('latest')])
  await workUntil(async () => (await unsent()) === 1)
  expect(await db.mail.findUniqueOrThrow({ where: { id: gone } })).toMatchObject({
    sentAt: null,
    lastError: expect.stringContaining('No such user'),
  })
  expect(smtp.messages.map(({ subject }) => subject).sort()).toEqual(['later', 'latest', 'one', 'three', 'two'])
})
