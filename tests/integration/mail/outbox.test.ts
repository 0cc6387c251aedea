import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { queueMail } from '@/lib/mail/queue'
import { resumeMail, sendMailTask } from '@/lib/mail/send-task'
import { runTasks } from '@/lib/tasks/run'
import { testDatabase } from '@/tests/support/database'
import { HOSTILE } from '@/tests/support/hostile'
import { freePort } from '@/tests/support/ports'
import { type SmtpCatcher, startSmtpCatcher } from '@/tests/support/smtp-catcher'

testDatabase()

const MAIL = {
  key: 'application:1:approved:7',
  to: 'alice@example.org',
  locale: 'el',
  subject: 'Θέμα',
  text: 'Κείμενο\n',
}
const context = { attempt: 1, signal: new AbortController().signal }

let smtp: SmtpCatcher
beforeAll(async () => {
  const port = await freePort()
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`
  process.env.MAIL_FROM = 'Πύλη <portal@example.gr>'
  smtp = await startSmtpCatcher(port)
})
afterAll(() => smtp.stop())
beforeEach(async () => {
  smtp.messages.length = 0
  await db.mail.deleteMany()
  await db.$executeRaw`delete from graphile_worker._private_jobs`
})

const jobs = () =>
  db.$queryRaw<{ key: string; run_at: Date }[]>`select key, run_at, locked_by, attempts from graphile_worker.jobs`
const only = () => db.mail.findFirstOrThrow()
const send = async () => sendMailTask.handler({ id: (await only()).id }, context)

test('a mail is written with its task, or neither is', async () => {
  await db
    .$transaction(async (tx) => {
      await queueMail(tx, MAIL)
      throw new Error('no')
    })
    .catch(() => undefined)
  expect([await db.mail.count(), (await jobs()).length]).toEqual([0, 0])
  await db.$transaction((tx) => queueMail(tx, MAIL))
  await queueMail(db, { ...MAIL, subject: 'the same event again' })
  expect(await only()).toMatchObject({ ...MAIL, sentAt: null })
  expect(await jobs()).toMatchObject([{ key: `mail:${(await only()).id}` }])
})

test('the worker sends it, as plain text that says what it is', async () => {
  const stop = new AbortController()
  const worker = runTasks([sendMailTask], { signal: stop.signal })
  const sentence = 'Η μηχανή moodle-2027.uni.example.gr δημιουργήθηκε και λειτουργεί στο σύμπλεγμα alpha.'
  await queueMail(db, { ...MAIL, subject: '[ganetimgr] Η μηχανή είναι έτοιμη', text: `${sentence}\n` })
  const mail = await smtp.waitFor(() => true)
  stop.abort()
  await worker
  expect(mail).toMatchObject({
    subject: '[ganetimgr] Η μηχανή είναι έτοιμη',
    from: { name: 'Πύλη', address: 'portal@example.gr' },
    to: [{ address: 'alice@example.org' }],
    recipients: ['alice@example.org'],
    text: 'Η μηχανή moodle-2027.uni.example.gr δημιουργήθηκε και λειτουργεί στο\nσύμπλεγμα alpha.\n',
  })
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value
  expect(header('auto-submitted')).toBe('auto-generated')
  expect(header('content-language')).toBe('el')
  expect(header('content-type')).toBe('text/plain; charset=utf-8')
  expect(mail.messageId).toMatch(/^<[0-9a-f]{40}@example\.gr>$/)
  expect((await only()).sentAt).not.toBeNull()
})

test('sent again after a crash it has the same identity; marked as sent it is not sent again', async () => {
  await queueMail(db, MAIL)
  await send()
  await send()
  expect(smtp.messages).toHaveLength(1)
  await db.mail.updateMany({ data: { sentAt: null } }) // died between sending and marking
  await send()
  expect(smtp.messages).toHaveLength(2)
  expect(smtp.messages[1]?.messageId).toBe(smtp.messages[0]?.messageId)
})

test('two that send one mail at once send it once', async () => {
  await queueMail(db, MAIL)
  await Promise.all([send(), send(), send()])
  expect(smtp.messages).toHaveLength(1)
})

test('while the mail server is down it waits, longer each time, and is sent once afterwards', async () => {
  await queueMail(db, MAIL)
  await smtp.stop()
  const delays: number[] = []
  for (let attempt = 1; attempt <= 9; attempt++) {
    await send()
    const [job] = await jobs()
    delays.push(Math.round(((job?.run_at.getTime() ?? 0) - Date.now()) / 10_000) * 10)
    expect(await only()).toMatchObject({
      attempts: attempt,
      sentAt: null,
      lastError: expect.stringMatching(/ECONNREFUSED/),
    })
  }
  expect(delays).toEqual([10, 20, 40, 80, 160, 320, 600, 600, 600])
  smtp = await startSmtpCatcher(smtp.port)
  await resumeMail()
  await resumeMail()
  const stop = new AbortController()
  const worker = runTasks([sendMailTask], { signal: stop.signal })
  await smtp.waitFor(() => true)
  stop.abort()
  await worker
  expect(smtp.messages).toHaveLength(1)
  expect(await only()).toMatchObject({ lastError: null, attempts: 10 })
  expect(await jobs()).toEqual([])
})

test('of what is unsent, only the last seven days are sent', async () => {
  await queueMail(db, MAIL)
  await db.mail.updateMany({ data: { createdAt: new Date(Date.now() - 7 * 24 * 3_600_000 - 1) } })
  await db.$executeRaw`delete from graphile_worker._private_jobs`
  await resumeMail()
  expect(await jobs()).toEqual([])
  await send()
  expect(smtp.messages).toEqual([])
})

test('no subject brings a second header, no address a second recipient', async () => {
  await queueMail(db, { ...MAIL, subject: 'Hello\r\nBcc: eve@example.org\r\n\r\nText' })
  await send()
  expect(smtp.messages[0]).toMatchObject({ subject: 'Hello Bcc: eve@example.org Text', recipients: [MAIL.to] })
  expect(smtp.messages[0]?.raw).not.toMatch(/^Bcc:/im)
  for (const to of [
    'a@b.gr, eve@c.gr',
    'a@b.gr\r\nBcc: eve@c.gr',
    '<a@b.gr>',
    'a@b.gr;eve@c.gr',
    'a b@c.gr',
    'alice',
    '',
  ]) {
    await expect(queueMail(db, { ...MAIL, key: to, to })).rejects.toThrow('one plain address')
  }
})

test('whatever a mail tells of, it has the headers of any other, one recipient and its text', async () => {
  await queueMail(db, MAIL)
  await send()
  const headersOf = (index: number) => smtp.messages[index]?.headers.map(({ key }) => key)
  for (const [index, text] of HOSTILE.entries()) {
    await db.mail.deleteMany()
    await queueMail(db, { ...MAIL, key: `hostile ${index}`, subject: `About ${text}`, text: `${text}\n` })
    await send()
    const mail = smtp.messages[index + 1]
    expect(headersOf(index + 1), text).toEqual(headersOf(0))
    expect(mail?.recipients).toEqual([MAIL.to])
    expect(mail?.subject).toMatch(/^About /)
    expect(mail?.html).toBeUndefined()
    expect(mail?.text?.replaceAll('\r\n', '\n').trim()).toBe(text.replaceAll('\r\n', '\n').trim())
  }
})
