import { z } from 'zod'
import { config } from '@/lib/config/env'
import { type Db, db } from '@/lib/db/client'
import type { Mail } from '@/lib/db/generated/client'
import { publish } from '@/lib/live/events'
import { log } from '@/lib/log/log'
import { scrubText } from '@/lib/log/scrub'
import { addTask, defineTask } from '@/lib/tasks/queue'
import { MAIL_TASK } from './queue'
import { deliver } from './transport'

const MAX_AGE_MS = 7 * 24 * 3_600_000
const MAX_DELAY_MS = 10 * 60_000
const SEND_MS = 120_000

/**
 * Sends one mail of the outbox and marks it. While the mail server does not take it, the task asks for itself again,
 * at most ten minutes later, for seven days. Two at once cannot happen: the row is locked meanwhile.
 */
export const sendMailTask = defineTask(MAIL_TASK, z.object({ id: z.number().int() }), async ({ id }) => {
  const { smtpUrl } = config()
  if (smtpUrl) await db.$transaction((tx) => send(tx, id, smtpUrl), { timeout: SEND_MS, maxWait: SEND_MS })
})

async function send(tx: Db, id: number, smtpUrl: string): Promise<void> {
  const [mail] = await tx.$queryRaw<Mail[]>`
    select * from "Mail" where "id" = ${id} and "sentAt" is null for update skip locked`
  if (!mail || Date.now() - mail.createdAt.getTime() > MAX_AGE_MS) return
  await publish(tx, { kind: 'mail', id })
  try {
    await deliver(smtpUrl, mail)
    await tx.mail.update({ where: { id }, data: { sentAt: new Date(), attempts: { increment: 1 }, lastError: null } })
    log.info({ mail: id, attempts: mail.attempts + 1 }, 'mail: sent')
  } catch (err) {
    const lastError = scrubText(err instanceof Error ? err.message : String(err)).slice(0, 500)
    await tx.mail.update({ where: { id }, data: { attempts: { increment: 1 }, lastError } })
    const runAt = new Date(Date.now() + Math.min(MAX_DELAY_MS, 10_000 * 2 ** Math.min(mail.attempts, 10)))
    await addTask(tx, sendMailTask, { id }, { key: `mail:${id}`, runAt })
    log.warn({ mail: id, attempts: mail.attempts + 1, reason: lastError }, 'mail: not sent, will be tried again')
  }
}

/** At the start of a worker: asks for the sending of what is still unsent, such as mail written without SMTP_URL. */
export async function resumeMail(): Promise<void> {
  const waiting = { sentAt: null, createdAt: { gt: new Date(Date.now() - MAX_AGE_MS) } }
  if (!config().smtpUrl) {
    const count = await db.mail.count({ where: waiting })
    log.warn({ waiting: count }, 'mail: SMTP_URL is not set, so no mail is sent; it waits in the table Mail for 7 days')
    return
  }
  for (const { id } of await db.mail.findMany({ where: waiting, select: { id: true }, orderBy: { id: 'asc' } })) {
    await addTask(db, sendMailTask, { id }, { key: `mail:${id}` })
  }
}
