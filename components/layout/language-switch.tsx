'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useTransition } from 'react'
import classes from './top-line.module.css'

const languages = [
  { code: 'en', short: 'EN', name: 'English' },
  { code: 'el', short: 'ΕΛ', name: 'Ελληνικά' },
] as const

export type SetLocale = (locale: 'en' | 'el') => Promise<void>

export function LanguageSwitch({ setLocale }: { setLocale: SetLocale }) {
  const t = useTranslations('shell')
  const current = useLocale()
  const [pending, startTransition] = useTransition()
  return (
    <fieldset className={classes.language} aria-label={t('language')} aria-busy={pending}>
      {languages.map(({ code, short, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-label={`${short}, ${name}`}
          aria-pressed={code === current}
          onClick={() => startTransition(() => setLocale(code))}
        >
          {short}
        </button>
      ))}
    </fieldset>
  )
}
