import type { Actor, Ctx } from '@/lib/access/actor'
import { mayAnywhere } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { workOn } from './doing'
import { type Asked, askedFor } from './filter'
import { rowInclude, toRow } from './row'
import { SORTABLE, type Sortable } from './words'

type Dir = 'asc' | 'desc'
export type Order = { sort: string; dir: Dir }
export type InstanceQuery = Asked & Order & { skip: number; take: number }

const columns: Record<Sortable, (dir: Dir) => Prisma.InstanceOrderByWithRelationInput> = {
  name: (name) => ({ name }),
  status: (face) => ({ face }),
  cluster: (slug) => ({ cluster: { slug } }),
  vcpus: (vcpus) => ({ vcpus }),
  memory: (memory) => ({ memory }),
  disk: (diskTotal) => ({ diskTotal }),
  addresses: (sort) => ({ addressOrder: { sort, nulls: 'last' } }),
  owners: (sort) => ({ ownerOrder: { sort, nulls: 'last' } }),
  node: (primaryNode) => ({ primaryNode }),
  os: (os) => ({ os }),
  created: (createdAt) => ({ createdAt }),
  changed: (changedAt) => ({ changedAt }),
}

/** The order by nodes would tell where instances run. */
const maySortBy = (actor: Actor, sort: string): sort is Sortable =>
  SORTABLE.some((column) => column === sort) && (sort !== 'node' || mayAnywhere(actor, 'view_instances'))

function orderOf(actor: Actor, { sort, dir }: Order): Prisma.InstanceOrderByWithRelationInput[] {
  return [columns[maySortBy(actor, sort) ? sort : 'name'](dir), { name: 'asc' }, { id: 'asc' }]
}

/** A page of what the actor may see and asks for, and how many there are in all. */
export async function listInstances(ctx: Ctx, query: InstanceQuery) {
  const where = await askedFor(ctx, query)
  const [total, rows] = await Promise.all([
    db.instance.count({ where }),
    db.instance.findMany({
      where,
      include: rowInclude,
      orderBy: orderOf(ctx.actor, query),
      skip: query.skip,
      take: query.take,
    }),
  ])
  const work = await workOn(rows)
  return { total, rows: rows.map((row) => ({ ...toRow(ctx, row), work: work(row) })) }
}

export type ListedInstance = Awaited<ReturnType<typeof listInstances>>['rows'][number]

const CHUNK = 500

/** All of it in the same order, read in parts: which rows is settled at the beginning. */
export async function* eachInstance(ctx: Ctx, query: Asked & Order) {
  const where = await askedFor(ctx, query)
  const found = await db.instance.findMany({ where, orderBy: orderOf(ctx.actor, query), select: { id: true } })
  for (let from = 0; from < found.length; from += CHUNK) {
    const ids = found.slice(from, from + CHUNK).map(({ id }) => id)
    const rows = await db.instance.findMany({ where: { id: { in: ids } }, include: rowInclude })
    const byId = new Map(rows.map((row) => [row.id, row]))
    yield ids.flatMap((id) => byId.get(id) ?? []).map((row) => toRow(ctx, row))
  }
}
