import type { Ctx } from '@/lib/access/actor'
import { requireUser } from '@/lib/access/authorize'
import { type Db, db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { readSettings } from '@/lib/settings/queries'
import type { SignedInUser } from '../queries'
import { relyingParty } from './relying-party'

/** A person with a second factor. */
const WITH_FACTOR = {
  OR: [{ totp: { confirmedAt: { not: null } } }, { passkeys: { some: {} } }],
} satisfies Prisma.UserWhereInput

export async function hasFactor(read: Db, userId: number): Promise<boolean> {
  return (await read.user.count({ where: { id: userId, ...WITH_FACTOR } })) > 0
}

/** What may be asked of a person as the second step. */
export async function factorsOf(userId: number): Promise<{ app: boolean; passkeys: boolean }> {
  const [app, passkeys] = await Promise.all([
    db.totpSecret.count({ where: { userId, confirmedAt: { not: null } } }),
    db.passkey.count({ where: { userId } }),
  ])
  return { app: app > 0, passkeys: passkeys > 0 && relyingParty() !== null }
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
      passkeys: {
        select: { id: true, name: true, createdAt: true, lastUsedAt: true },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      },
      _count: { select: { recoveryCodes: true } },
    },
  })
  return {
    hasPassword: user.passwordHash !== null,
    appSince: user.totp?.confirmedAt ?? null,
    passkeys: user.passkeys,
    /** Null: they can be added. */
    passkeysRefused: relyingParty() ? null : 'passkeys_unavailable',
    codesLeft: user._count.recoveryCodes,
  }
}
