'use client'

import { IconLock } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/layout/link'
import { Part } from '@/components/layout/part'
import { modeWord } from '@/components/networks/mode-word'
import { Chip } from '@/components/status/chip'
import tables from '@/components/tables/cell.module.css'
import type { Column } from '@/components/tables/types'
import { WholeTable } from '@/components/tables/whole-table'
import type { FleetGroup } from '@/lib/fleet/read-cluster'
import type { GroupAct, NodePlace } from '@/lib/nodes/schema'
import type { Result } from '@/lib/web/result'
import classes from './clusters.module.css'
import { GroupLock } from './group-lock'

type Row = FleetGroup & { id: string }

type Props = {
  cluster: string
  groups: FleetGroup[]
  /** For who has the cluster in their care. */
  lock?: ((place: NodePlace, act: GroupAct) => Promise<Result<unknown>>) | undefined
}

const POLICIES = ['preferred', 'last_resort', 'unallocable'] as const

/** The node groups of a cluster, all at once. */
export function GroupTable({ cluster, groups, lock }: Props) {
  const t = useTranslations('clusterPage.group')
  const columns: Column<Row>[] = [
    {
      id: 'name',
      header: t('name'),
      render: ({ name, locked }) => (
        <span className={classes.marked}>
          <Link
            href={`/admin/nodes?${new URLSearchParams({ cluster, group: name })}`}
            prefetch={false}
            className={`${tables.name} ${tables.mono}`}
          >
            {name}
          </Link>
          {locked ? (
            <Chip icon={IconLock} tone="warning" title={t('lockedHelp')}>
              {t('locked')}
            </Chip>
          ) : null}
        </span>
      ),
    },
    { id: 'allocPolicy', header: t('policy'), render: ({ allocPolicy }) => <Policy word={allocPolicy} /> },
    {
      id: 'nodes',
      header: t('nodes'),
      card: 'line',
      render: ({ nodes }) => <Nodes cluster={cluster} nodes={nodes} />,
    },
    { id: 'instances', header: t('instances'), kind: 'number', align: 'end', card: 'none' },
    { id: 'networks', header: t('networks'), card: 'line', render: (row) => <Networks cluster={cluster} row={row} /> },
    {
      id: 'volumeGroups',
      header: t('volumeGroups'),
      hideBelow: 860,
      card: 'none',
      render: ({ volumeGroups }) =>
        volumeGroups.length > 0 ? volumeGroups.join(', ') : <span className={classes.soft}>–</span>,
    },
    { id: 'tags', header: t('tags'), kind: 'tags', hideBelow: 1080, card: 'none' },
    ...(lock ? [lockColumn(t('maintenance'), cluster, lock)] : []),
  ]
  return (
    <Part title={t('title', { count: groups.length })}>
      <WholeTable
        label={t('title', { count: groups.length })}
        columns={columns}
        rows={groups.map((group) => ({ ...group, id: group.name }))}
        empty={<p>{t('none')}</p>}
      />
    </Part>
  )
}

const lockColumn = (header: string, cluster: string, lock: NonNullable<Props['lock']>): Column<Row> => ({
  id: 'lock',
  header,
  card: 'line',
  render: (row) => <GroupLock cluster={cluster} group={row} lock={(act) => lock({ cluster, name: row.name }, act)} />,
})

function Policy({ word }: { word: string }) {
  const t = useTranslations('clusterPage.group')
  const known = POLICIES.find((policy) => policy === word)
  return <span title={word}>{known ? t(`policies.${known}`) : word}</span>
}

/** Some by name; the rest by their number. */
const NAMED = 6

function Nodes({ cluster, nodes }: { cluster: string; nodes: FleetGroup['nodes'] }) {
  const t = useTranslations('clusterPage.group')
  const roles = useTranslations('nodes.role') as unknown as (role: string) => string
  if (nodes.length === 0) return <span className={classes.soft}>–</span>
  return (
    <ul className={classes.lines}>
      {nodes.slice(0, NAMED).map(({ name, role }) => (
        <li key={name}>
          <Link href={`/admin/nodes/${cluster}/${name}`} prefetch={false} className={tables.mono}>
            {name}
          </Link>{' '}
          <span className={classes.soft}>{roles(role)}</span>
        </li>
      ))}
      {nodes.length > NAMED ? <li className={classes.soft}>{t('more', { count: nodes.length - NAMED })}</li> : null}
    </ul>
  )
}

function Networks({ cluster, row: { networks } }: { cluster: string; row: Row }) {
  const t = useTranslations('networks')
  if (networks.length === 0) return <span className={classes.soft}>–</span>
  return (
    <ul className={classes.lines}>
      {networks.map(({ name, mode, link }) => (
        <li key={name}>
          <Link href={`/admin/clusters/${cluster}/networks/${name}`} prefetch={false} className={tables.mono}>
            {name}
          </Link>{' '}
          <span className={classes.soft}>
            {modeWord(t, mode)} · {link}
          </span>
        </li>
      ))}
    </ul>
  )
}
