import type { Actor } from '@/lib/access/actor'
import { scopeOf } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import { fold } from '@/lib/db/fold'
import type { Prisma } from '@/lib/db/generated/client'
import { hasFolded, hasText } from '@/lib/db/same-text'
import { searchWords } from '@/lib/db/search'
import { onClusters } from './scope'

/**
 * Each word must be somewhere: in the name, system, addresses, MACs, tags, the cluster, an owner's name; for those who view
 * the cluster also in the node, an owner's mail address and the contact, so that no one learns by trying what is not shown.
 */
export async function matching(actor: Actor, q: string): Promise<Prisma.InstanceWhereInput[]> {
  const words = searchWords(q)
  if (words.length === 0) return []
  const clusters = await db.cluster.findMany({ select: { id: true, slug: true, description: true } })
  return words.map((word) => {
    const folded = fold(word)
    const named = clusters.filter(({ slug, description }) => fold(`${slug} ${description}`).includes(folded))
    const onNamed = { clusterId: { in: named.map(({ id }) => id) } }
    return { OR: [onNamed, ...shownToAll(folded), shownToViewers(actor, folded)] }
  })
}

function shownToAll(folded: string): Prisma.InstanceWhereInput[] {
  return [
    { searchText: hasFolded(folded) },
    { owners: { some: { OR: [{ name: hasText(folded) }, { user: { nameText: hasFolded(folded) } }] } } },
  ]
}

/** Node names and mail addresses are ASCII, so that without their case they are folded. */
function shownToViewers(actor: Actor, folded: string): Prisma.InstanceWhereInput {
  const facts: Prisma.InstanceWhereInput[] = [
    { primaryNode: hasText(folded) },
    { contactText: hasFolded(folded) },
    { owners: { some: { user: { email: hasText(folded) } } } },
  ]
  return { AND: [onClusters(scopeOf(actor, 'view_instances')), { OR: facts }] }
}
