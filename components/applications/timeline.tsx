import { useTranslations } from 'next-intl'
import { When } from '@/components/format/when'
import classes from './applications.module.css'

type Event = { id: number; at: Date; kind: string; note: string; actor: string | null }
const KINDS = ['filed', 'edited', 'withdrawn', 'rejected', 'approved', 'submitted', 'failed', 'created'] as const
const isKind = (kind: string): kind is (typeof KINDS)[number] => KINDS.some((known) => known === kind)

export function Timeline({ events }: { events: Event[] }) {
  const t = useTranslations('timeline')
  return (
    <ol className={classes.timeline}>
      {events.map(({ id, at, kind, note, actor }) => (
        <li key={id}>
          <When iso={at.toISOString()} />
          <div>
            {isKind(kind) ? t(kind, { who: actor ?? 'ganetimgr', note }) : kind}
            {note && (kind === 'rejected' || kind === 'failed') ? <p className={classes.note}>{note}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
