'use client'

import { useTranslations } from 'next-intl'
import { Usage } from '@/components/networks/found-networks'
import { modeWord } from '@/components/networks/mode-word'
import type { Column } from '@/components/tables/types'
import { WholeTable } from '@/components/tables/whole-table'
import type { FleetNetwork } from '@/lib/fleet/networks'
import classes from './clusters.module.css'

type Row = FleetNetwork & { id: string; href: string }

const both = (first: string | null, second: string | null) => [first, second].filter(Boolean).join(', ')

/** What gnt-network knows on a cluster, all at once. */
export function NetworkTable({ cluster, networks }: { cluster: string; networks: FleetNetwork[] }) {
  const t = useTranslations('networks')
  const own = useTranslations('clusterPage')
  const columns: Column<Row>[] = [
    { id: 'name', header: t('name'), kind: 'name' },
    { id: 'subnets', header: t('subnet'), kind: 'mono' },
    { id: 'gateways', header: own('gateway'), kind: 'mono', hideBelow: 760, card: 'none' },
    { id: 'connections', header: t('connections'), card: 'line', render: (row) => <Connections row={row} /> },
    { id: 'free', header: t('addresses'), card: 'line', render: (row) => <Usage row={row} /> },
    { id: 'tags', header: own('group.tags'), kind: 'tags', hideBelow: 960, card: 'none' },
  ]
  return (
    <WholeTable
      label={t('found')}
      columns={columns}
      rows={networks.map((network) => ({
        ...network,
        id: network.name,
        href: `/admin/clusters/${cluster}/networks/${encodeURIComponent(network.name)}`,
        subnets: both(network.subnet, network.subnet6),
        gateways: both(network.gateway, network.gateway6),
      }))}
      empty={<p>{own('noNetworks')}</p>}
    />
  )
}

function Connections({ row: { connections } }: { row: Row }) {
  const t = useTranslations('networks')
  if (connections.length === 0) return <span className={classes.soft}>{t('notConnected')}</span>
  return (
    <ul className={classes.lines}>
      {connections.map(({ group, mode, link }) => (
        <li key={group}>
          {group}{' '}
          <span className={classes.soft}>
            {modeWord(t, mode)} · {link}
          </span>
        </li>
      ))}
    </ul>
  )
}
