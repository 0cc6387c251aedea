import type { Actor } from '@/lib/access/actor'
import { scopeOf } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import { fold } from '@/lib/db/fold'
import type { Prisma } from '@/lib/db/generated/client'
import { hasFolded, hasText } from '@/lib/db/same-text'
import { onClusters } from './scope'

/**
 * Each word must be somewhere: in the name, system, addresses, MACs, tags, the cluster, an owner's name; for those who view
 * the cluster also in the node, an owner's mail address and the contact, so that no one learns by trying what is not shown.
 */
export async function matching(actor: Actor, q: string): Promise<Prisma.InstanceWhereInput[]> {
  const words = [...new Set(q.trim().split(/\s+/).filter(Boolean))].slice(0, 10)
  if (words.length === 0) return []
  const clusters = await db.cluster.findMany({ select: { id: true, slug: true, description: true } })
  return words.map((word) => {
    const folded = fold(word)
    const named = clusters.filter(({ slug, description }) => fold(`${slug} ${description}`).includes(folded))
    return { OR: [{ clusterId: { in: named.map(({ id }) => id) } }, ...shownToAll(word), shownToViewers(actor, word)] }
  })
}

function shownToAll(word: string): Prisma.InstanceWhereInput[] {
  const folded = hasFolded(fold(word))
  return [
    { searchText: folded },
    { owners: { some: { OR: [{ name: hasText(word) }, { user: { nameText: folded } }] } } },
  ]
}

function shownToViewers(actor: Actor, word: string): Prisma.InstanceWhereInput {
  const facts: Prisma.InstanceWhereInput[] = [
    { primaryNode: hasText(word) },
    { contactText: hasFolded(fold(word)) },
    { owners: { some: { user: { email: hasText(word) } } } },
  ]
  return { AND: [onClusters(scopeOf(actor, 'view_instances')), { OR: facts }] }
}
