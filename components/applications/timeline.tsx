import { useTranslations } from 'next-intl'
import { When } from '@/components/format/when'
import classes from './applications.module.css'

type Event = { id: number; at: Date; kind: string; note: string; actor: string | null }
const KINDS = ['filed', 'edited', 'withdrawn', 'rejected', 'approved', 'submitted', 'failed', 'created'] as const
type Kind = (typeof KINDS)[number]
/** What is said of the end of a change is not that of a creation. */
const wordOf = (kind: Kind, of: string) => {
  if (of !== 'change') return kind
  return kind === 'created' ? 'changed' : kind === 'failed' ? 'changeFailed' : kind
}
const isKind = (kind: string): kind is Kind => KINDS.some((known) => known === kind)

type Props = { events: Event[]; kind?: string }

export function Timeline({ events, kind: of = 'create' }: Props) {
  const t = useTranslations('timeline')
  return (
    <ol className={classes.timeline}>
      {events.map(({ id, at, kind, note, actor }) => (
        <li key={id}>
          <When iso={at.toISOString()} />
          <div>
            {isKind(kind) ? t(wordOf(kind, of), { who: actor ?? 'ganetimgr', note }) : kind}
            {note && (kind === 'rejected' || kind === 'failed') ? <p className={classes.note}>{note}</p> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
