import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { config } from '@/lib/config/env'
import { acceptedLocale, isLocale, LOCALE_COOKIE, type Locale } from './locale'
import type { Messages } from './messages'
import { signedIn } from './signed-in'

/** The user's setting, else the cookie, else Accept-Language, else the site's. */
export async function requestLocale(): Promise<Locale> {
  const user = await signedIn()
  if (isLocale(user?.locale)) return user.locale
  const cookie = (await cookies()).get(LOCALE_COOKIE)?.value
  if (isLocale(cookie)) return cookie
  return acceptedLocale((await headers()).get('accept-language')) ?? config().defaultLocale
}

export default getRequestConfig(async () => {
  const locale = await requestLocale()
  const messages: Messages =
    locale === 'el' ? (await import('@/locales/el.json')).default : (await import('@/locales/en.json')).default
  return { locale, messages, timeZone: (await signedIn())?.timeZone ?? config().timeZone }
})
