import { config } from '@/lib/config/env'
import type { Tx } from '@/lib/db/client'
import { queueMail } from '@/lib/mail/queue'
import { wrap72 } from '@/lib/mail/text'
import { type MailTranslator, mailLocale, mailTranslator } from '@/lib/mail/translator'
import { readSettings } from '@/lib/settings/queries'

type Recipient = { email: string; locale: string | null }
type Letter = { subject: string; paragraphs: string[] }

/** A mail to one person in their language; `key` and the address make it unique. */
export async function mailTo(
  tx: Tx,
  { email, locale }: Recipient,
  key: string,
  compose: (t: MailTranslator) => Letter,
): Promise<void> {
  const language = mailLocale(locale, config().defaultLocale)
  const { subject, paragraphs } = compose(mailTranslator(language))
  const { mailPrefix } = await readSettings(tx)
  await queueMail(tx, {
    key: `${key}:${email}`,
    to: email,
    locale: language,
    subject: `${mailPrefix} ${subject}`,
    text: `${paragraphs.map(wrap72).join('\n\n')}\n`,
  })
}
