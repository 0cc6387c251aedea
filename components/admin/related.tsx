'use client'

import { useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/forms/confirm-button'
import { useAct } from '@/components/forms/use-act'
import { Link } from '@/components/layout/link'
import { Section } from '@/components/layout/section'
import { DataTable } from '@/components/tables/data-table'
import { type ListConfig, parseListState } from '@/components/tables/list-state'
import type { TableRow } from '@/components/tables/types'
import type { Result } from '@/lib/web/result'
import classes from './admin.module.css'
import { columnsOf } from './columns'
import type { KindName, RelatedSpec } from './spec'
import { useKindText } from './use-kind-text'

type Props = { specs: RelatedSpec[]; remove: (kind: KindName, id: string) => Promise<Result<unknown>> }

/** What hangs on a thing, below its form. */
export function Related({ specs, remove }: Props) {
  return (
    <div className={classes.related}>
      {specs.map((spec) => (
        <RelatedTable key={spec.name} spec={spec} remove={remove} />
      ))}
    </div>
  )
}

const WHOLE: ListConfig = { sortable: [], sort: '' }

function RelatedTable({ spec, remove }: { spec: RelatedSpec; remove: Props['remove'] }) {
  const t = useKindText('related')
  const { name, columns, rows, total, more, removes } = spec
  return (
    <Section
      flush
      title={t(`${name}.title`)}
      end={
        <>
          {total > rows.length ? t('some', { count: rows.length, total }) : t('count', { count: total })}
          {more ? (
            <>
              {' · '}
              <Link href={more} prefetch={false}>
                {t(`${name}.more`)}
              </Link>
            </>
          ) : null}
        </>
      }
    >
      {rows.length === 0 ? (
        <p className={classes.nothing}>{t(`${name}.empty`)}</p>
      ) : (
        <DataTable
          label={t(`${name}.title`)}
          columns={columnsOf(columns, t)}
          rows={rows}
          total={rows.length}
          state={parseListState({}, WHOLE)}
          config={WHOLE}
          search={false}
          whole
          quiet
          compact
          empty={null}
          {...(removes ? { rowActs: (row: TableRow) => <Remove kind={removes} row={row} remove={remove} /> } : {})}
        />
      )}
    </Section>
  )
}

type RemoveProps = { kind: KindName; row: TableRow; remove: Props['remove'] }

function Remove({ kind, row, remove }: RemoveProps) {
  const t = useKindText(kind)
  const words = useTranslations('admin')
  const { ask } = useAct()
  const name = String(row.title)
  const verb = t.has('removeVerb') ? t('removeVerb') : words('remove')
  const title = words('doTo', { verb, name })
  return (
    <ConfirmButton
      verb={verb}
      title={title}
      consequence={t('removeConsequence')}
      danger
      button={{ size: 'xs', 'aria-label': title }}
      onConfirm={() => ask(() => remove(kind, row.id))}
    />
  )
}
