'use client'

import { Checkbox } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { WishPart } from './wish-part'

export function Terms({
  wish,
  change,
  error,
  url,
}: {
  wish: WishPart['wish']
  change: WishPart['change']
  error: string | undefined
  url: string
}) {
  const t = useTranslations('apply')
  const link = (text: ReactNode) =>
    url ? (
      <a href={url} target="_blank" rel="noopener">
        {text}
      </a>
    ) : (
      text
    )
  return (
    <Checkbox
      label={t.rich('terms', { link })}
      checked={wish.acceptTerms}
      onChange={(event) => change({ acceptTerms: event.currentTarget.checked })}
      error={error}
    />
  )
}
