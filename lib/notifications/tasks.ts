import { z } from 'zod'
import { db } from '@/lib/db/client'
import type { NotificationRecipient } from '@/lib/db/generated/client'
import { queueMail } from '@/lib/mail/queue'
import { mailLocale } from '@/lib/mail/translator'
import { readSettings } from '@/lib/settings/queries'
import { defineTask } from '@/lib/tasks/queue'
import { letterTo } from './letter'
import { placesSchema } from './people'
import { textsOf } from './texts'

const AT_ONCE = 50

/** Puts a notification's mails into the outbox, a few in each transaction; begun again it goes on where it was. */
export const notifyTask = defineTask(
  'notifications.send',
  z.object({ id: z.number().int() }),
  async ({ id }, { signal }) => {
    while (await queueSome(id)) if (signal.aborted) throw new Error('The worker stops; the rest follows')
  },
)

async function queueSome(id: number): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const notification = await tx.notification.findUnique({ where: { id } })
    if (!notification) return false
    const waiting = await tx.$queryRaw<NotificationRecipient[]>`
      select * from "NotificationRecipient" where "notificationId" = ${id} and "mailId" is null
      order by id limit ${AT_ONCE} for update`
    const settings = await readSettings(tx)
    const texts = textsOf(notification)
    for (const person of waiting) {
      const locale = mailLocale(person.locale, 'en')
      const to = { ...person, instances: placesSchema.parse(person.instances) }
      const key = `notification:${id}:${person.email}`
      await queueMail(tx, { key, to: person.email, locale, ...letterTo(texts, locale, to, settings) })
      const mail = await tx.mail.findUniqueOrThrow({ where: { key }, select: { id: true } })
      await tx.notificationRecipient.update({ where: { id: person.id }, data: { mailId: mail.id } })
    }
    return waiting.length === AT_ONCE
  })
}
