import type { Ctx } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import { dummyVerify, hashPassword, verifyPassword } from '@/lib/crypto/password'
import { db } from '@/lib/db/client'
import { sameText } from '@/lib/db/same-text'

export type SignedIn = { id: number; sessionVersion: number }

/** By user name or e-mail. Null for every kind of refusal, in the same time: unknown, wrong and inactive look alike. */
export async function signIn(ctx: Ctx, login: string, password: string): Promise<SignedIn | null> {
  const name = sameText(login.trim())
  const user = await db.user.findFirst({ where: { OR: [{ username: name }, { email: name }] } })
  if (!user?.passwordHash) {
    await dummyVerify(password)
    return null
  }
  const { ok, rehash } = await verifyPassword(user.passwordHash, password)
  const accepted = ok && user.isActive
  const fresh = accepted && rehash ? await hashPassword(password) : undefined
  const actor = {
    kind: 'user',
    id: user.id,
    username: user.username,
    name: '',
    isSuperuser: false,
    groupIds: [],
    rights: [],
  } as const
  await db.$transaction(async (tx) => {
    if (accepted)
      await tx.user.update({
        where: { id: user.id },
        data: { lastLoginAt: ctx.now, ...(fresh ? { passwordHash: fresh } : {}) },
      })
    await record(
      tx,
      { ...ctx, actor },
      { action: 'user.sign-in', target: 'user', targetId: user.id, allowed: accepted },
    )
  })
  return accepted ? { id: user.id, sessionVersion: user.sessionVersion } : null
}
