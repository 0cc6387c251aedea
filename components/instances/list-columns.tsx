import type { useTranslations } from 'next-intl'
import type { Column } from '@/components/tables/types'
import { COLUMNS, type InstanceColumn } from '@/lib/instances/words'
import { Addresses } from './addresses'
import type { Row } from './list-rows'

type Look = Omit<Column<Row>, 'id' | 'header'>

const looks: Record<InstanceColumn, Look> = {
  status: { kind: 'status', card: 'status', sortable: true },
  cluster: { sortable: true },
  vcpus: { kind: 'number', sortable: true, hideBelow: 760, card: 'none' },
  memory: { kind: 'mib', sortable: true },
  disk: { kind: 'mib', sortable: true, hideBelow: 1200, card: 'none' },
  addresses: { render: (row) => <Addresses row={row} />, sortable: true, hideBelow: 760 },
  owners: { kind: 'soft', sortable: true, hideBelow: 860 },
  node: { kind: 'mono', sortable: true, hideBelow: 1080, card: 'none' },
  os: { kind: 'mono', sortable: true, hideBelow: 1080, card: 'none' },
  tags: { kind: 'tags', hideBelow: 1080, card: 'none' },
  macs: { kind: 'mono', hideBelow: 1080, card: 'none' },
  application: { hideBelow: 1080, card: 'none' },
  created: { kind: 'when', sortable: true, hideBelow: 1080, card: 'none' },
  changed: { kind: 'when', sortable: true, hideBelow: 1080, card: 'none' },
}

type Texts = ReturnType<typeof useTranslations<'instances'>>

/** The columns that the reader may choose from; the name is always there. */
export const choosable = (t: Texts, viewer: boolean) =>
  COLUMNS.filter((id) => viewer || id !== 'node').map((id) => ({ id, label: t(`column.${id}`) }))

export function columnsFor(t: Texts, viewer: boolean, chosen: readonly string[]): Column<Row>[] {
  const shown = choosable(t, viewer).filter(({ id }) => chosen.includes(id))
  return [
    { id: 'name', header: t('name'), kind: 'name', sortable: true },
    ...shown.map(({ id, label }): Column<Row> => ({ id, header: label, ...looks[id] })),
  ]
}
