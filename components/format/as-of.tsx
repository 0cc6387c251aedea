'use client'

import { useTranslations } from 'next-intl'
import { useTicking } from './use-ticking'
import { useWhen } from './when'

type Props = {
  iso: string
  bare?: boolean
  /** Before it, as one text: one of its own would move whenever this changes. */
  what?: string
}

/** "as of 2 s ago", ticking; beyond a day, the moment itself. */
export function AsOf({ iso, bare = false, what = '' }: Props) {
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
  const text = bare
    ? (ago ?? when.full(iso))
    : ago === null
      ? t('asOfMoment', { time: when.full(iso) })
      : t('asOf', { ago })
  return (
    <time dateTime={iso} title={when.full(iso)} suppressHydrationWarning style={{ whiteSpace: 'nowrap' }}>
      {what ? `${what} ${text}` : text}
    </time>
  )
}
