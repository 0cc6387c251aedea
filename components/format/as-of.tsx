'use client'

import { useTranslations } from 'next-intl'
import { useTicking } from './use-ticking'
import { useWhen } from './when'

/** "as of 2 s ago", ticking; beyond a day, the moment itself. */
export function AsOf({ iso, bare = false }: { iso: string; bare?: boolean }) {
  const t = useTranslations('time')
  const when = useWhen()
  const seconds = Math.max(0, Math.round((useTicking() - Date.parse(iso)) / 1000))
  const ago =
    seconds < 60
      ? t('secondsAgo', { count: seconds })
      : seconds < 3600
        ? t('minutesAgo', { count: Math.floor(seconds / 60) })
        : seconds < 86_400
          ? t('hoursAgo', { count: Math.floor(seconds / 3600) })
          : null
  return (
    <time dateTime={iso} title={when.full(iso)} suppressHydrationWarning style={{ whiteSpace: 'nowrap' }}>
      {ago === null
        ? bare
          ? when.full(iso)
          : t('asOfMoment', { time: when.full(iso) })
        : bare
          ? ago
          : t('asOf', { ago })}
    </time>
  )
}
