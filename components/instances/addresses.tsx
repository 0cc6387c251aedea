import { useTranslations } from 'next-intl'
import tables from '@/components/tables/cell.module.css'
import classes from './instance.module.css'
import type { Row } from './list-rows'

/** The first address and how many more; of an instance that is being created, how far it is. */
export function Addresses({ row }: { row: Row }) {
  const t = useTranslations('acts')
  if (!row.creation) return <Shortened text={row.addresses ?? ''} />
  const { percent, job } = row.creation
  const step = job === null ? 'asked' : (steps[job] ?? 'running')
  return (
    <span className={classes.progress}>
      {percent === null ? null : (
        <span className={classes.bar} aria-hidden>
          <span style={{ width: `${percent}%` }} />
        </span>
      )}
      <span className={tables.soft}>{t(step)}</span>
    </span>
  )
}

const steps: Record<string, 'queued' | 'locks' | 'running'> = { queued: 'queued', waiting: 'locks' }

function Shortened({ text }: { text: string }) {
  const [first, ...more] = text.split(', ')
  if (!first) return <span className={tables.soft}>–</span>
  return (
    <span className={tables.mono} title={text}>
      {first}
      {more.length > 0 ? `, +${more.length}` : ''}
    </span>
  )
}
