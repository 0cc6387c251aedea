'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useOptimistic, useTransition } from 'react'
import { SegmentedSizes } from '@/components/forms/segmented-sizes'
import type { SetLocale } from '@/components/layout/language-switch'
import classes from './account.module.css'

export function LanguageChoice({ setLocale }: { setLocale: SetLocale }) {
  const t = useTranslations('profile')
  const locale = useLocale()
  const [shown, setShown] = useOptimistic(locale)
  const [, startTransition] = useTransition()
  const choose = (value: string) =>
    startTransition(async () => {
      setShown(value)
      await setLocale(value === 'el' ? 'el' : 'en')
    })
  return (
    <div className={classes.language}>
      <SegmentedSizes
        name="locale"
        label={t('language')}
        help={t('languageHelp')}
        options={[
          { value: 'en', label: 'English' },
          { value: 'el', label: 'Ελληνικά' },
        ]}
        value={shown}
        onChange={choose}
      />
    </div>
  )
}
