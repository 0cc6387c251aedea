'use server'

import { cookies } from 'next/headers'
import { changeLocale } from '@/lib/accounts/profile'
import { config } from '@/lib/config/env'
import { anyContext } from './context'
import { isLocale, LOCALE_COOKIE } from './locale'
import { signedIn } from './signed-in'

const YEAR_S = 365 * 86_400

/** The choice is the user's setting, and the browser's for when nobody is signed in. */
export async function setLocale(locale: 'en' | 'el'): Promise<void> {
  if (!isLocale(locale)) return
  const secure = config().publicUrl.startsWith('https:')
  ;(await cookies()).set(LOCALE_COOKIE, locale, { maxAge: YEAR_S, sameSite: 'lax', path: '/', secure })
  if (await signedIn()) await changeLocale((await anyContext()).ctx, locale)
}
