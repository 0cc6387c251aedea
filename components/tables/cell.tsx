import { memo, type ReactNode } from 'react'
import { AsOf } from '@/components/format/as-of'
import { Size } from '@/components/format/size'
import { When } from '@/components/format/when'
import { Link } from '@/components/layout/link'
import { ApplicationChip, type ApplicationState } from '@/components/status/application-chip'
import { type ClusterFace, HealthChip } from '@/components/status/health-chip'
import { JobChip, type JobState } from '@/components/status/job-chip'
import { type InstanceFace, StatusChip } from '@/components/status/status-chip'
import { Tags } from '@/components/status/tags'
import classes from './cell.module.css'
import type { CellKind, Column, TableRow } from './types'

const none = <span className={classes.soft}>–</span>

const drawings: Record<CellKind, (value: unknown, row: TableRow) => ReactNode> = {
  text: (value) => String(value),
  soft: (value) => <span className={classes.soft}>{String(value)}</span>,
  mono: (value) => <span className={classes.mono}>{String(value)}</span>,
  number: (value) => String(value),
  name: (value, row) => <RowLink row={row} text={String(value)} mono />,
  title: (value, row) => <RowLink row={row} text={String(value)} />,
  mib: (value) => <Size mib={Number(value)} />,
  when: (value) => <When iso={String(value)} />,
  ago: (value) => <AsOf iso={String(value)} bare />,
  status: (value) => <StatusChip face={value as InstanceFace} />,
  application: (value) => <ApplicationChip state={value as ApplicationState} />,
  job: (value) => <JobChip state={value as JobState} />,
  health: (value) => <HealthChip face={value as ClusterFace} />,
  tags: (value) => <Tags tags={value as string[]} />,
}

export const Cell = memo(CellNow) as typeof CellNow

function CellNow<R extends TableRow>({ column, row }: { column: Column<R>; row: R }) {
  if (column.render) return column.render(row)
  const value = row[column.id]
  if (value === null || value === undefined || value === '') return none
  return drawings[column.kind ?? 'text'](value, row)
}

function RowLink({ row, text, mono = false }: { row: TableRow; text: string; mono?: boolean }) {
  const className = mono ? `${classes.name} ${classes.mono}` : classes.name
  if (!row.href) return <span className={className}>{text}</span>
  return (
    <Link href={row.href} prefetch={false} scroll={!row.panel} className={className} title={text} data-row-link>
      {text}
    </Link>
  )
}
