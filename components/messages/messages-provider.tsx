'use client'

import { NextIntlClientProvider } from 'next-intl'
import { type ReactNode, use } from 'react'
import type { Locale } from '@/lib/web/locale'
import type { Messages } from '@/lib/web/messages'

type Catalogue = Promise<{ default: Messages }>
const read: Record<Locale, () => Catalogue> = {
  en: () => import('@/locales/en.json'),
  el: () => import('@/locales/el.json'),
}
const reading: Partial<Record<Locale, Catalogue>> = {}

/**
 * The texts of one language for the components of a browser, which keeps the file: within each page, and each refresh of
 * one, they would cost more than all the rest.
 */
export function MessagesProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  reading[locale] ??= read[locale]()
  const { default: messages } = use(reading[locale])
  return (
    <NextIntlClientProvider locale={locale} messages={messages}>
      {children}
    </NextIntlClientProvider>
  )
}
