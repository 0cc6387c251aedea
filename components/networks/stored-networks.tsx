'use client'

import { useTranslations } from 'next-intl'
import { DataTable } from '@/components/tables/data-table'
import type { ListState } from '@/components/tables/list-state'
import type { Column } from '@/components/tables/types'
import { modeWord } from './mode-word'
import { networkListConfig, type StoredRow } from './network-rows'
import classes from './networks.module.css'

type Props = { rows: StoredRow[]; total: number; state: ListState }

export function StoredNetworks({ rows, total, state }: Props) {
  const t = useTranslations('networks')
  const columns: Column<StoredRow>[] = [
    { id: 'description', header: t('description'), kind: 'title' },
    { id: 'cluster', header: t('cluster') },
    { id: 'mode', header: t('modeTitle'), render: ({ mode }) => modeWord(t, mode) },
    { id: 'link', header: t('link'), kind: 'mono' },
    {
      id: 'isDefault',
      header: t('default'),
      render: ({ isDefault }) =>
        isDefault ? <span className={classes.mark}>{t('default')}</span> : <span className={classes.soft}>–</span>,
    },
    { id: 'ipv6Prefix', header: t('ipv6Prefix'), kind: 'mono', hideBelow: 860 },
    { id: 'groupNames', header: t('groups'), kind: 'soft', hideBelow: 760 },
  ]
  return (
    <DataTable
      label={t('stored')}
      columns={columns}
      rows={rows.map((row) => ({ ...row, groupNames: row.groups.join(', ') }))}
      total={total}
      state={state}
      config={networkListConfig}
      search={false}
      empty={t('noneStored')}
      whole
    />
  )
}
