import { createTranslator } from 'use-intl/core'
import el from '@/locales/el.json'
import en from '@/locales/en.json'

export type MailLocale = 'en' | 'el'

export const mailLocale = (locale: string | null, otherwise: MailLocale): MailLocale =>
  locale === 'en' || locale === 'el' ? locale : otherwise

/** Texts of mails, in the recipient's language. */
export const mailTranslator = (locale: MailLocale) =>
  createTranslator({ locale, messages: locale === 'el' ? el : en, namespace: 'mail' })

export type MailTranslator = ReturnType<typeof mailTranslator>
