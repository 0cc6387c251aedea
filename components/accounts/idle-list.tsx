'use client'

import { useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/forms/confirm-button'
import { FormMessage } from '@/components/forms/form-message'
import { useSubmit } from '@/components/forms/use-submit'
import { Empty } from '@/components/layout/empty'
import { DataTable } from '@/components/tables/data-table'
import type { ListState } from '@/components/tables/list-state'
import type { Column } from '@/components/tables/types'
import type { Result } from '@/lib/web/result'
import { idleListConfig } from './idle-config'

type Row = {
  id: string
  name: string
  username: string
  email: string
  active: string
  instances: number
  reminded: string
}

type Props = {
  rows: Row[]
  total: number
  state: ListState
  days: number
  /** Null for who may only look. */
  deactivate: ((id: number) => Promise<Result<void>>) | null
}

export function IdleList({ rows, total, state, days, deactivate }: Props) {
  const t = useTranslations('accounts')
  const ending = useSubmit(deactivate ?? nobody, () => {})
  const columns: Column<Row>[] = [
    { id: 'name', header: t('name'), kind: 'text', card: 'title' },
    { id: 'username', header: t('username'), kind: 'mono' },
    { id: 'email', header: t('email'), kind: 'soft', hideBelow: 860 },
    { id: 'active', header: t('lastHere'), kind: 'when' },
    { id: 'instances', header: t('instances'), kind: 'number', hideBelow: 760 },
    { id: 'reminded', header: t('reminded'), kind: 'when', hideBelow: 960 },
  ]
  return (
    <>
      <FormMessage sending={ending} />
      <DataTable
        label={t('idleTitle')}
        columns={columns}
        rows={rows}
        total={total}
        state={state}
        config={idleListConfig}
        search={t('idleSearch')}
        empty={<Empty>{t('noneIdle', { days })}</Empty>}
        {...(deactivate
          ? {
              rowActs: (row: Row) => (
                <ConfirmButton
                  verb={t('deactivate')}
                  title={t('deactivateTitle', { name: row.name })}
                  consequence={t('deactivateText', { count: row.instances })}
                  danger
                  button={{ size: 'xs', 'aria-label': t('deactivateOf', { name: row.name }) }}
                  onConfirm={() => ending.submit(Number(row.id))}
                />
              ),
            }
          : {})}
      />
    </>
  )
}

const nobody = async (): Promise<Result<void>> => ({ ok: false, reason: 'forbidden', values: {}, fields: {} })
