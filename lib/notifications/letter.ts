import { config } from '@/lib/config/env'
import { type MailLocale, mailLocale, mailTranslator } from '@/lib/mail/translator'
import type { Settings } from '@/lib/settings/schema'
import type { Place } from './people'
import { fill } from './template'

export type Texts = Record<MailLocale, { subject: string; text: string }>
type To = { name: string; username: string; instances: readonly Place[] }

/** The language in which someone is written to: theirs, or the one that there is. */
export function languageFor(texts: Texts, locale: string | null): MailLocale {
  const own = mailLocale(locale, config().defaultLocale)
  if (texts[own].text !== '') return own
  return own === 'en' ? 'el' : 'en'
}

/** What one person is mailed. */
export function letterTo(
  texts: Texts,
  language: MailLocale,
  to: To,
  { siteName, mailPrefix }: Pick<Settings, 'siteName' | 'mailPrefix'>,
): { subject: string; text: string } {
  const t = mailTranslator(language)
  const portal = config().publicUrl
  const values = { ...to, site: siteName, portal, count: String(to.instances.length) }
  const names = to.instances.map(({ cluster, name }) => `${name} (${cluster})`)
  const list = names.length > 0 ? names.map((name) => `  ${name}`).join('\n') : t('notification.noInstances')
  const text = fill(texts[language].text, { ...values, instances: list })
  const subject = fill(texts[language].subject, { ...values, instances: names.join(', ') })
  const why = t('notification.why', { site: siteName })
  return { subject: `${mailPrefix} ${subject}`, text: `${text}\n\n-- \n${why}\n${portal}/profile\n` }
}
