import { useLocale, useNow, useTimeZone, useTranslations } from 'next-intl'

const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const styles = {
  time,
  seconds: { ...time, second: '2-digit' },
  // 22 Nov 2026, but 22/11/2026 in Greek
  en: { day: 'numeric', month: 'short', year: 'numeric' },
  el: { day: '2-digit', month: '2-digit', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
} as const

const made = new Map<string, Intl.DateTimeFormat>()

/** Making one is slow, and a table has hundreds of times. English is written with the day before the month. */
function formatter(locale: string, timeZone: string | undefined, style: keyof typeof styles) {
  const key = `${locale} ${timeZone} ${style}`
  const known = made.get(key)
  if (known) return known
  const fresh = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { ...styles[style], timeZone })
  made.set(key, fresh)
  return fresh
}

/** ISO 8601 to text in the reader's language and time zone; `moment` leaves the day out when it is today, `day` the time when it is not. */
export function useWhen() {
  const locale = useLocale()
  const timeZone = useTimeZone()
  const t = useTranslations('time')
  const now = useNow()
  const as = (style: keyof typeof styles) => (iso: string) => formatter(locale, timeZone, style).format(new Date(iso))
  const clock = as('time')
  const date = as(locale === 'el' ? 'el' : 'en')
  const full = (iso: string) => `${date(iso)} ${clock(iso)}`
  const isToday = (iso: string) => date(iso) === date(now.toISOString())
  return {
    full,
    clock,
    date,
    clockSeconds: as('seconds'),
    longDate: as('long'),
    day: (iso: string) => (isToday(iso) ? clock(iso) : date(iso)),
    moment: (iso: string) => (isToday(iso) ? clock(iso) : full(iso)),
    dayAndTime: (iso: string) => (isToday(iso) ? t('today', { time: clock(iso) }) : full(iso)),
  }
}

type Style = Exclude<keyof ReturnType<typeof useWhen>, 'clockSeconds'>

export function When({ iso, style = 'moment' }: { iso: string; style?: Style }) {
  const when = useWhen()
  return (
    <time dateTime={iso} title={when.full(iso)} style={{ whiteSpace: 'nowrap' }}>
      {when[style](iso)}
    </time>
  )
}
