import { config } from '@/lib/config/env'
import type { Tx } from '@/lib/db/client'
import { queueMail } from '@/lib/mail/queue'
import { wrap72 } from '@/lib/mail/text'
import { type MailTranslator, mailLocale, mailTranslator } from '@/lib/mail/translator'
import { readSettings } from '@/lib/settings/queries'

type Recipient = { email: string; locale: string | null; username: string }

/** Each event with why one gets its mail. */
const EVENTS = {
  passwordChanged: 'account',
  passwordSet: 'account',
  appAdded: 'account',
  appRemoved: 'account',
  passkeyAdded: 'account',
  passkeyRemoved: 'account',
  linked: 'account',
  codesRenewed: 'account',
  codeUsed: 'account',
  factorsRemoved: 'account',
  activated: 'account',
  idle: 'account',
  reset: 'account',
  emailAsked: 'account',
  emailKnown: 'account',
  emailConfirm: 'account',
  emailChanged: 'account',
  webhookFailed: 'account',
  registrationConfirm: 'registration',
  registrationKnown: 'account',
  registrationAgain: 'registration',
  registrationWaits: 'registration',
  registrationToDecide: 'staff',
  registrationApproved: 'registration',
  registrationRejected: 'registration',
} as const

type Event = keyof typeof EVENTS
/** A key that the locales lack is none. */
type Known<K> = K extends Parameters<MailTranslator>[0] ? K : never
type TextKey = Known<`account.${Event}.${'subject' | 'text'}` | `account.why.${(typeof EVENTS)[Event]}`>

type Letter = {
  event: Event
  /** Makes the mail one of its kind: the same event never mails the same person twice. */
  key: string
  values?: Record<string, string | number>
  /** A path of the portal, in its own line. */
  link?: string
}

/** A mail about someone's account, in their language. Its texts are `mail.account.EVENT`. */
export async function mailAccount(tx: Tx, to: Recipient, { event, key, values = {}, link }: Letter): Promise<void> {
  const locale = mailLocale(to.locale, config().defaultLocale)
  // Each text takes some of the values, which the compiler cannot hold against a key made of parts.
  const t = mailTranslator(locale) as unknown as (key: TextKey, values: Record<string, string | number>) => string
  const { siteName, mailPrefix } = await readSettings(tx)
  const all = { username: to.username, site: siteName, ...values }
  const paragraphs = [
    t(`account.${event}.text`, all),
    ...(link === undefined ? [] : [`${config().publicUrl}${link}`]),
    t(`account.why.${EVENTS[event]}`, all),
  ]
  await queueMail(tx, {
    key: `account:${event}:${key}:${to.email}`,
    to: to.email,
    locale,
    subject: `${mailPrefix} ${t(`account.${event}.subject`, all)}`,
    text: `${paragraphs.map(wrap72).join('\n\n')}\n`,
  })
}
