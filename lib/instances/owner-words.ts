import type { Db } from '@/lib/db/client'

type Owner = { kind: string; name: string; userId: number | null; groupId: number | null }

/** Owners as an act's detail keeps them: `user:alice`, `group:noc`. */
export const ownerWords = (owners: readonly Pick<Owner, 'kind' | 'name'>[]): string[] =>
  owners.map(({ kind, name }) => `${kind}:${name}`).sort()

/** With the accounts that bear the names: a name that someone else bears now is another owner (spec S14). */
export const ownerMarks = (owners: readonly Owner[]): string[] =>
  owners.map(({ kind, name, userId, groupId }) => `${kind}:${name}:${userId ?? groupId ?? ''}`).sort()

/** The active people among owners named by `ownerWords`, members of groups included. */
export async function peopleBehind(db: Db, words: readonly string[]) {
  const named = (kind: string) =>
    words.filter((word) => word.startsWith(`${kind}:`)).map((word) => word.slice(kind.length + 1))
  return db.user.findMany({
    where: {
      isActive: true,
      OR: [{ username: { in: named('user') } }, { groups: { some: { group: { name: { in: named('group') } } } } }],
    },
    orderBy: { id: 'asc' },
  })
}
