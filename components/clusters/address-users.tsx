'use client'

import { useTranslations } from 'next-intl'
import { Part } from '@/components/layout/part'
import { instanceHref } from '@/components/nodes/instance-columns'
import type { Column } from '@/components/tables/types'
import { WholeTable } from '@/components/tables/whole-table'
import type { AddressMap } from '@/lib/fleet/address-map'

type User = AddressMap['users'][number]
type Props = { cluster: string; users: User[] /** Who views them is led to them. */; views: boolean }

/** The instances behind the addresses that are shown. */
export function AddressUsers({ cluster, users, views }: Props) {
  const t = useTranslations('clusterPage')
  const nodes = useTranslations('nodes')
  const columns: Column<User & { href: string | undefined }>[] = [
    { id: 'name', header: nodes('instance'), kind: 'name' },
    { id: 'ip', header: nodes('address'), kind: 'mono' },
    { id: 'face', header: nodes('state'), kind: 'status' },
    { id: 'owners', header: nodes('owners'), kind: 'soft' },
    { id: 'mac', header: t('mac'), kind: 'mono', hideBelow: 860, card: 'none' },
  ]
  const title = t('users', { count: users.length })
  return (
    <Part title={title}>
      <WholeTable
        label={title}
        columns={columns}
        rows={users.map((user) => ({ ...user, href: instanceHref(views, cluster, user.name) }))}
        empty={<p>{t('noUsers')}</p>}
      />
    </Part>
  )
}
