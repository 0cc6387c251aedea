import type { Ctx } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db/client'
import type { User } from '@/lib/db/generated/client'
import { sameText } from '@/lib/db/same-text'
import { AppError, conflict } from '@/lib/errors/app-error'
import { insertUser } from '../create-user'
import { actorOf, type Entry, enter } from '../enter'
import { mailAccount } from '../mails'
import { isNameOnInstances, isNameTaken, lockNames } from '../names'
import { lockUser } from '../power'
import { directoryUserSchema } from '../schema'
import { mapGroups } from './groups'
import type { Identity } from './identity'

/**
 * Lets in whom a directory or a provider vouches for: the account that is linked, else one with the same verified address,
 * which is linked from now on, else a new one. Null: the account is deactivated. Throws `directory_*` for what a person or
 * an administrator must put right.
 */
export async function admit(ctx: Ctx, identity: Identity, agent = ''): Promise<Entry | null> {
  return db.$transaction(async (tx) => {
    await lockNames(tx)
    const userId = (await linked(tx, identity)) ?? (await link(tx, ctx, identity)) ?? (await make(tx, ctx, identity))
    const user = await lockUser(tx, userId)
    if (!user.isActive) return refuse(tx, ctx, user, identity)
    const { provider, subject } = identity
    await tx.externalIdentity.update({ where: { provider_subject: { provider, subject } }, data: { usedAt: ctx.now } })
    await mapGroups(tx, ctx, user.id, identity)
    return enter(tx, ctx, user, provider, agent)
  })
}

async function linked(tx: Tx, { provider, subject }: Identity): Promise<number | null> {
  const found = await tx.externalIdentity.findUnique({ where: { provider_subject: { provider, subject } } })
  return found?.userId ?? null
}

async function link(tx: Tx, ctx: Ctx, { provider, subject, email, emailVerified }: Identity): Promise<number | null> {
  const user = email === null ? null : await tx.user.findFirst({ where: { email: sameText(email) } })
  if (!user) return null
  if (!emailVerified) throw conflict('directory_email_known')
  await tx.externalIdentity.create({
    data: { provider, subject, userId: user.id, createdAt: ctx.now, usedAt: ctx.now },
  })
  const by = { ...ctx, actor: actorOf(user) }
  await record(tx, by, { action: 'user.link', target: 'user', targetId: user.id, detail: { provider } })
  const letter = {
    event: 'linked',
    key: `${ctx.requestId}:${subject}`,
    values: { provider },
    link: '/profile',
  } as const
  if (user.isActive) await mailAccount(tx, user, letter)
  return user.id
}

async function make(tx: Tx, ctx: Ctx, identity: Identity): Promise<number> {
  const { provider, subject, firstName, lastName } = identity
  const parsed = directoryUserSchema.safeParse({
    username: identity.username,
    email: identity.email,
    firstName,
    lastName,
  })
  if (!parsed.success) {
    const field = parsed.error.issues.some(({ path }) => path[0] === 'username') ? 'name' : 'email'
    throw new AppError('invalid', `directory_${field}`)
  }
  const { username } = parsed.data
  const likeAddress = await tx.user.findFirst({ where: { email: sameText(username) }, select: { id: true } })
  // Instances that bear the name would be theirs: an administrator must say so.
  if (likeAddress || (await isNameTaken(tx, username, ctx.now)) || (await isNameOnInstances(tx, username)))
    throw conflict('directory_name_taken')
  const { id } = await insertUser(tx, ctx, { ...parsed.data, passwordHash: null })
  await tx.externalIdentity.create({ data: { provider, subject, userId: id, createdAt: ctx.now, usedAt: ctx.now } })
  return id
}

async function refuse(tx: Tx, ctx: Ctx, user: User, { provider }: Identity): Promise<null> {
  const by = { ...ctx, actor: actorOf(user) }
  const detail = { way: provider }
  await record(tx, by, { action: 'user.sign-in', target: 'user', targetId: user.id, allowed: false, detail })
  return null
}
