import type { Ctx } from '@/lib/access/actor'
import { requireUser } from '@/lib/access/authorize'
import { type Db, db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { readSettings } from '@/lib/settings/queries'
import type { SignedInUser } from '../queries'

/** A person with a second factor. */
const WITH_FACTOR = { totp: { confirmedAt: { not: null } } } satisfies Prisma.UserWhereInput

export async function hasFactor(read: Db, userId: number): Promise<boolean> {
  return (await read.user.count({ where: { id: userId, ...WITH_FACTOR } })) > 0
}

/** The site wants a second factor of everyone with a right over others, and this person has none. */
export async function lacksFactor({ actor }: SignedInUser): Promise<boolean> {
  if (!actor.isSuperuser && actor.rights.length === 0) return false
  return (await readSettings(db)).staffSecondFactor && !(await hasFactor(db, actor.id))
}

/** One's own, as the profile shows them. */
export async function listFactors(ctx: Ctx) {
  const { actor } = requireUser(ctx)
  const user = await db.user.findUniqueOrThrow({
    where: { id: actor.id },
    select: {
      passwordHash: true,
      totp: { select: { confirmedAt: true } },
      _count: { select: { recoveryCodes: true } },
    },
  })
  return {
    hasPassword: user.passwordHash !== null,
    appSince: user.totp?.confirmedAt ?? null,
    codesLeft: user._count.recoveryCodes,
  }
}
