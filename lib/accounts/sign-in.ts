import type { Ctx } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import { dummyVerify, hashPassword, verifyPassword } from '@/lib/crypto/password'
import { db } from '@/lib/db/client'
import type { User } from '@/lib/db/generated/client'
import { sameText } from '@/lib/db/same-text'
import { admit } from './directory/admit'
import { askDirectory } from './directory/ldap'
import { actorOf, type Entry, enter } from './enter'
import { forgive, networkOf, SIGN_IN_ACCOUNT, SIGN_IN_ADDRESS, throttle, uncount } from './throttle'

/**
 * By user name or e-mail. Null for every kind of refusal, in the same time: unknown, wrong and inactive look alike. Throws
 * `too_many` where the name or the address has been refused too often, whether there is such an account or not.
 */
export async function signIn(ctx: Ctx, login: string, password: string, agent = ''): Promise<Entry | null> {
  const address = ctx.address === null ? null : networkOf(ctx.address)
  if (address !== null) await throttle(SIGN_IN_ADDRESS, address, ctx.now)
  await throttle(SIGN_IN_ACCOUNT, login, ctx.now)
  const user = await findByLogin(login)
  const accepted = await check(user, password)
  const signedIn = accepted
    ? await settle(ctx, user, accepted, agent)
    : await byDirectory(ctx, user, { login, password }, agent)
  if (signedIn) {
    await forgive(SIGN_IN_ACCOUNT, login)
    if (address !== null) await uncount(SIGN_IN_ADDRESS, address)
  }
  return signedIn
}

/** Where the portal's own password is not right: whom the directory knows. Throws `directory_*`. */
async function byDirectory(ctx: Ctx, user: User | null, given: { login: string; password: string }, agent: string) {
  try {
    const identity = await askDirectory(given.login, given.password)
    if (identity) return await admit(ctx, identity, agent)
  } catch (error) {
    await settle(ctx, user, null, agent)
    throw error
  }
  return settle(ctx, user, null, agent)
}

/** A user name that looks like someone else's address is still the user name. */
async function findByLogin(login: string): Promise<User | null> {
  const name = sameText(login.trim())
  const users = await db.user.findMany({ where: { OR: [{ username: name }, { email: name }] }, take: 2 })
  return users.find(({ username }) => username.toLowerCase() === login.trim().toLowerCase()) ?? users[0] ?? null
}

type Accepted = { passwordHash: string } | null

/** The hash to keep, where the password is right and the account active. */
async function check(user: User | null, password: string): Promise<Accepted> {
  if (!user?.passwordHash) {
    await dummyVerify(password)
    return null
  }
  const { ok, rehash } = await verifyPassword(user.passwordHash, password)
  if (!ok || !user.isActive) return null
  return { passwordHash: rehash ? await hashPassword(password) : user.passwordHash }
}

async function settle(ctx: Ctx, user: User | null, accepted: Accepted, agent: string): Promise<Entry | null> {
  return db.$transaction(async (tx) => {
    if (!user || !accepted) {
      const by = user ? { ...ctx, actor: actorOf(user) } : ctx
      await record(tx, by, { action: 'user.sign-in', target: 'user', targetId: user?.id ?? '', allowed: false })
      return null
    }
    // The password may have been changed, or the account deactivated, while this one was being looked at.
    const { count } = await tx.user.updateMany({
      where: { id: user.id, isActive: true, passwordHash: user.passwordHash },
      data: { passwordHash: accepted.passwordHash },
    })
    return count === 0 ? null : enter(tx, ctx, user, 'password', agent)
  })
}
