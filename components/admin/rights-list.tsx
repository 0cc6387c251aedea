'use client'

import { useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/forms/confirm-button'
import { useAct } from '@/components/forms/use-act'
import { Empty } from '@/components/layout/empty'
import { Link } from '@/components/layout/link'
import tables from '@/components/tables/cell.module.css'
import { DataTable } from '@/components/tables/data-table'
import type { ListState } from '@/components/tables/list-state'
import type { Column, FilterOption } from '@/components/tables/types'
import { PERMISSIONS, type Permission } from '@/lib/access/permissions'
import type { GrantInput } from '@/lib/accounts/grants'
import type { RightRow } from '@/lib/accounts/list-rights'
import type { Result } from '@/lib/web/result'
import { rightsConfig } from './rights-config'

type Props = {
  rows: RightRow[]
  total: number
  state: ListState
  clusters: FilterOption[]
  revoke: (input: GrantInput) => Promise<Result<void>>
}

/** Who can do what, where, and why. */
export function RightsList({ rows, total, state, clusters, revoke }: Props) {
  const t = useTranslations('rights')
  const { ask } = useAct()
  const titleOf = (permission: string | null) => {
    const known = PERMISSIONS.find((one) => one === permission)
    return known ? t(`permission.${known}`) : (permission ?? t('everything'))
  }
  const columns: Column<RightRow>[] = [
    {
      id: 'name',
      header: t('who'),
      render: ({ username, name }) =>
        username === null ? (
          <span className={tables.soft}>{t('nobodyInIt')}</span>
        ) : (
          <>
            {name} {name === username ? null : <span className={tables.soft}>{username}</span>}
          </>
        ),
    },
    { id: 'permission', header: t('right'), render: ({ permission }) => titleOf(permission) },
    { id: 'cluster', header: t('where'), render: ({ cluster }) => cluster ?? t('everywhere') },
    { id: 'via', header: t('why'), render: (row) => <Why row={row} /> },
  ]
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={rows}
      total={total}
      state={state}
      config={rightsConfig}
      search={t('search')}
      filters={[
        {
          name: 'permission',
          label: t('right'),
          options: PERMISSIONS.map((value) => ({ value, label: t(`permission.${value}`) })),
          multiple: true,
        },
        {
          name: 'why',
          label: t('why'),
          options: (['direct', 'group', 'superuser'] as const).map((value) => ({ value, label: t(`reason.${value}`) })),
          multiple: true,
        },
        { name: 'cluster', label: t('where'), options: clusters, multiple: true },
      ]}
      empty={<Empty>{t('empty')}</Empty>}
      rowActs={(row) => {
        const input = grantOf(row)
        if (!input) return null
        const right = titleOf(row.permission)
        const holder = row.via ?? row.name
        return (
          <ConfirmButton
            verb={t('revoke')}
            title={t('revokeTitle', { right, holder })}
            consequence={row.via ? t('revokeOfGroup', { group: row.via, count: row.members }) : t('revokeOfPerson')}
            danger
            disabledReason={row.mayRevoke ? undefined : t('revokeSuperusers')}
            button={{ size: 'xs', 'aria-label': t('revokeTitle', { right, holder }) }}
            onConfirm={() => ask(() => revoke(input))}
          />
        )
      }}
    />
  )
}

function Why({ row: { via, permission } }: { row: RightRow }) {
  const t = useTranslations('rights')
  if (permission === null) return t('reason.superuser')
  if (via === null) return t('reason.direct')
  return t.rich('byGroup', {
    group: () => (
      <Link href={`/admin/groups?q=${encodeURIComponent(via)}`} prefetch={false} className={tables.mono}>
        {via}
      </Link>
    ),
  })
}

/** What a revocation takes away; null for what a superuser is. */
function grantOf({ permission, via, username, cluster }: RightRow): GrantInput | null {
  if (permission === null) return null
  const to = via === null ? { user: username ?? '' } : { group: via }
  return { permission: permission as Permission, to, cluster }
}
