import type { Ctx } from '@/lib/access/actor'
import { mayAnywhere, scopeOf } from '@/lib/access/authorize'
import { fullName } from '@/lib/accounts/queries'
import { db } from '@/lib/db/client'
import { fold } from '@/lib/db/fold'
import { hasFolded, hasText } from '@/lib/db/same-text'
import { searchWords } from '@/lib/db/search'

/** People who own an instance that the actor views, by name, username or mail address; nobody for who views none. */
export async function findOwners(ctx: Ctx, q: string, take: number) {
  if (!mayAnywhere(ctx.actor, 'view_instances')) return []
  const scope = scopeOf(ctx.actor, 'view_instances')
  const viewed = scope === 'all' ? {} : { owned: { some: { instance: { clusterId: { in: [...scope] } } } } }
  const words = searchWords(q)
  const found = await db.user.findMany({
    where: {
      AND: [viewed, ...words.map((word) => ({ OR: [{ nameText: hasFolded(fold(word)) }, { email: hasText(word) }] }))],
    },
    orderBy: { username: 'asc' },
    take,
    select: { username: true, firstName: true, lastName: true },
  })
  return found.map((user) => ({ username: user.username, name: fullName(user) }))
}
