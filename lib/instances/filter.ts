import type { Actor, Ctx } from '@/lib/access/actor'
import { scopeOf } from '@/lib/access/authorize'
import type { Prisma } from '@/lib/db/generated/client'
import type { InstanceFilters } from './list-schema'
import { onClusters, visibleInstances } from './scope'
import { matching } from './search'
import { staleClusters } from './stale'

export type Asked = { q: string; filters: InstanceFilters }

/** What the list, its count, its export and the search all ask with: the actor's rights, the search and the filters. */
export async function askedFor(ctx: Ctx, { q, filters }: Asked): Promise<Prisma.InstanceWhereInput> {
  const conditions = [
    visibleInstances(ctx.actor),
    ...(await matching(ctx.actor, q)),
    ...plain(filters),
    ...flags(filters),
    ...onNode(ctx.actor, filters),
    ...(await freshness(ctx.now, filters)),
  ]
  return { AND: conditions }
}

function plain({ cluster, status, owner, group, tag }: InstanceFilters): Prisma.InstanceWhereInput[] {
  return [
    ...when(cluster, { cluster: { slug: { in: cluster } } }),
    ...when(status, { face: { in: status } }),
    ...when(owner, { owners: { some: { kind: 'user', name: { in: owner } } } }),
    ...when(group, { owners: { some: { kind: 'group', name: { in: group } } } }),
    ...when(tag, { tags: { hasSome: tag } }),
  ]
}

const flags = ({ lock, isolation, reboot, ownership }: InstanceFilters): Prisma.InstanceWhereInput[] => [
  ...one(lock, (word) => ({ adminLocked: word === 'locked' })),
  ...one(isolation, (word) => ({ isolated: word === 'isolated' })),
  ...one(reboot, (word) => ({ needsReboot: word === 'needed' })),
  ...one(ownership, (word) => ({ owners: word === 'none' ? { none: somebody } : { some: somebody } })),
]

/** A name that nobody bears owns nothing. */
const somebody = { OR: [{ userId: { not: null } }, { groupId: { not: null } }] }

/** Of two that exclude each other, both or neither is any. */
function one<W extends string>(words: readonly W[], where: (word: W) => Prisma.InstanceWhereInput) {
  const [word, other] = new Set(words)
  return word && !other ? [where(word)] : []
}

/** Where an instance runs is for those who view its cluster; the filter finds nothing for others. */
const onNode = (actor: Actor, { node }: InstanceFilters): Prisma.InstanceWhereInput[] =>
  when(node, { AND: [{ primaryNode: { in: node } }, onClusters(scopeOf(actor, 'view_instances'))] })

async function freshness(now: Date, { freshness: asked }: InstanceFilters): Promise<Prisma.InstanceWhereInput[]> {
  if (asked.length === 0) return []
  const stale = await staleClusters(now)
  return one(asked, (word) => ({ clusterId: word === 'stale' ? { in: stale } : { notIn: stale } }))
}

const when = (values: readonly string[], where: Prisma.InstanceWhereInput) => (values.length > 0 ? [where] : [])
