import { useTranslations } from 'next-intl'
import { memo } from 'react'
import keys from '@/components/layout/kbd.module.css'
import classes from './foot.module.css'
import type { ListState } from './list-state'
import { Pager } from './pager'
import type { Column, TableRow } from './types'
import type { List } from './use-list'

type Props<R extends TableRow> = {
  columns: Column<R>[]
  state: ListState
  total: number
  list: List
  selects: boolean
  quiet: boolean | undefined
  whole: boolean | undefined
}

export const Foot = memo(FootNow) as typeof FootNow

function FootNow<R extends TableRow>({ columns, state, total, list, selects, quiet, whole }: Props<R>) {
  if (total === 0) return null
  if (whole)
    return (
      <div className={classes.foot}>
        <Hidden columns={columns} />
      </div>
    )
  return (
    <div className={classes.foot}>
      <Pager state={state} total={total} list={list}>
        <Hidden columns={columns} />
        {quiet ? null : <Hints selects={selects} />}
      </Pager>
    </div>
  )
}

/** Which columns had to leave: the style sheet shows the names that apply. */
function Hidden<R extends TableRow>({ columns }: { columns: Column<R>[] }) {
  const t = useTranslations('table')
  const leaving = columns.flatMap(({ header, hideBelow }) => (hideBelow ? [{ header, hideBelow }] : []))
  leaving.sort((a, b) => b.hideBelow - a.hideBelow)
  if (leaving.length === 0) return null
  return (
    <span className={classes.hidden} data-at={leaving[0]?.hideBelow}>
      {t('hidden')}{' '}
      {leaving.map(({ header, hideBelow }, index) => (
        <span key={header} className={classes.hiddenName} data-at={hideBelow}>
          {index > 0 ? ', ' : ''}
          {header}
        </span>
      ))}
    </span>
  )
}

function Hints({ selects }: { selects: boolean }) {
  const t = useTranslations('table')
  return (
    <span className={classes.hints} aria-hidden="true">
      <kbd className={keys.kbd}>/</kbd> {t('keySearch')} <kbd className={keys.kbd}>↑</kbd>
      <kbd className={keys.kbd}>↓</kbd> {t('keyMove')}
      {selects ? (
        <>
          {' '}
          <kbd className={keys.kbd}>Space</kbd> {t('keySelect')}
        </>
      ) : null}
    </span>
  )
}
