import type { Db } from '@/lib/db/client'
import { ownerWords, peopleBehind } from './owner-words'

type Owner = Parameters<typeof ownerWords>[0][number]

/** The authorized_keys lines of the active owners and of the members of owning groups, each key once. */
export async function ownerKeyLines(db: Db, owners: readonly Owner[]): Promise<string[]> {
  const people = await peopleBehind(db, ownerWords(owners))
  const keys = await db.sshKey.findMany({
    where: { userId: { in: people.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
  })
  const lines = new Map(
    keys.map(({ type, key, comment }) => [key, [type, key, comment].filter(Boolean).join(' ')] as const),
  )
  return [...lines.values()]
}
