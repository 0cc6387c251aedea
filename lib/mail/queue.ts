import type { Db } from '@/lib/db/client'

export type OutgoingMail = { key: string; to: string; locale: string; subject: string; text: string }

/** The word by which the worker knows the sending of a mail; its payload is the Mail row's id. */
export const MAIL_TASK = 'mail.send'

/** One address and nothing else: no second header, no second recipient. */
const ADDRESS = /^[^\s\p{Cc},;:<>"()[\]\\@]+@[^\s\p{Cc},;:<>"()[\]\\@]+$/u

/**
 * Puts a mail into the outbox and asks for it to be sent, in the caller's transaction. A second mail with the same key
 * is not written.
 */
export async function queueMail(db: Db, mail: OutgoingMail): Promise<void> {
  if (!ADDRESS.test(mail.to)) throw new Error('A mail needs one plain address')
  const subject = mail.subject.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
  await db.$executeRaw`with written as (
      insert into "Mail" ("key", "to", "locale", "subject", "text")
      values (${mail.key}, ${mail.to}, ${mail.locale}, ${subject}, ${mail.text})
      on conflict ("key") do nothing returning "id")
    select graphile_worker.add_job(${MAIL_TASK}, json_build_object('id', "id"), job_key => 'mail:' || "id") from written`
}
