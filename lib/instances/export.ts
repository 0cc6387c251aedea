import type { Ctx } from '@/lib/access/actor'
import { mayAnywhere } from '@/lib/access/authorize'
import { BYTE_ORDER_MARK, csvLine } from '@/lib/csv/csv'
import type { Asked } from './filter'
import { eachInstance, type Order } from './list'
import type { InstanceRow } from './row'

export type ExportTexts = {
  header(column: ExportColumn): string
  state(face: InstanceRow['face']): string
  yes: string
  no: string
}

/** Sizes are in MiB, moments in ISO 8601, several values of one cell apart by spaces. */
const columns = {
  name: (row) => row.name,
  status: (row, texts) => texts.state(row.face),
  cluster: (row) => row.cluster,
  vcpus: (row) => row.vcpus,
  memoryMib: (row) => row.memory,
  diskMib: (row) => row.disk,
  addresses: (row) => row.addresses.join(' '),
  macs: (row) => row.macs.join(' '),
  owners: (row) => row.owners.join('; '),
  node: (row) => row.node ?? '',
  os: (row) => row.os,
  tags: (row) => row.tags.join(' '),
  locked: (row, texts) => (row.adminLocked ? texts.yes : texts.no),
  isolated: (row, texts) => (row.isolated ? texts.yes : texts.no),
  needsReboot: (row, texts) => (row.needsReboot ? texts.yes : texts.no),
  created: (row) => row.createdAt.toISOString(),
  changed: (row) => row.changedAt.toISOString(),
  stale: (row) => row.staleSince?.toISOString() ?? '',
} satisfies Record<string, (row: InstanceRow, texts: ExportTexts) => string | number>

export type ExportColumn = keyof typeof columns
const COLUMNS = Object.keys(columns) as ExportColumn[]

/** The list as CSV, in parts; nodes are for those who may view them. */
export async function* exportInstances(ctx: Ctx, query: Asked & Order, texts: ExportTexts): AsyncGenerator<string> {
  const shown = COLUMNS.filter((column) => column !== 'node' || mayAnywhere(ctx.actor, 'view_instances'))
  yield BYTE_ORDER_MARK + csvLine(shown.map(texts.header))
  for await (const rows of eachInstance(ctx, query))
    yield rows.map((row) => csvLine(shown.map((column) => columns[column](row, texts)))).join('')
}
