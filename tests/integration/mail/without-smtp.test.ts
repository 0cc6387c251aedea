import { expect, test, vi } from 'vitest'
import { db } from '@/lib/db/client'
import { queueMail } from '@/lib/mail/queue'
import { resumeMail, sendMailTask } from '@/lib/mail/send-task'
import { testDatabase } from '@/tests/support/database'
import { startSmtpCatcher } from '@/tests/support/smtp-catcher'

testDatabase()

const context = { attempt: 1, signal: new AbortController().signal }

test('without SMTP_URL mail waits, and is sent once it is there', async () => {
  delete process.env.SMTP_URL
  await queueMail(db, { key: 'k', to: 'alice@example.org', locale: 'en', subject: 's', text: 't' })
  const { id } = await db.mail.findFirstOrThrow()
  await resumeMail()
  await sendMailTask.handler({ id }, context)
  expect(await db.mail.findFirst()).toMatchObject({ sentAt: null, attempts: 0 })

  const smtp = await startSmtpCatcher()
  await db.$executeRaw`delete from graphile_worker._private_jobs` // the task has run, and did nothing
  vi.resetModules() // the next start of the worker
  process.env.SMTP_URL = smtp.url
  const restarted = await import('@/lib/mail/send-task')
  await restarted.resumeMail()
  expect(await db.$queryRaw`select key from graphile_worker.jobs`).toEqual([{ key: `mail:${id}` }])
  await restarted.sendMailTask.handler({ id }, context)
  expect(smtp.messages).toHaveLength(1)
  await smtp.stop()
})
