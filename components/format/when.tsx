import { useFormatter, useNow, useTranslations } from 'next-intl'

const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const day = { day: '2-digit', month: '2-digit', year: 'numeric' } as const

/** ISO 8601 to text in the reader's language and time zone; `moment` leaves the day out when it is today. */
export function useWhen() {
  const format = useFormatter()
  const t = useTranslations('time')
  const now = useNow()
  const dayOf = (date: Date) => format.dateTime(date, day)
  const full = (iso: string) => format.dateTime(new Date(iso), { ...day, ...time })
  const clock = (iso: string) => format.dateTime(new Date(iso), time)
  return {
    full,
    clock,
    clockSeconds: (iso: string) => format.dateTime(new Date(iso), { ...time, second: '2-digit' }),
    date: (iso: string) => dayOf(new Date(iso)),
    longDate: (iso: string) => format.dateTime(new Date(iso), { dateStyle: 'long' }),
    moment: (iso: string) => (dayOf(new Date(iso)) === dayOf(now) ? clock(iso) : full(iso)),
    dayAndTime: (iso: string) => (dayOf(new Date(iso)) === dayOf(now) ? t('today', { time: clock(iso) }) : full(iso)),
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
