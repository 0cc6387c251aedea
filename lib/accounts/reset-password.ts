import type { Ctx } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import { hashPassword } from '@/lib/crypto/password'
import { db, type Tx } from '@/lib/db/client'
import { sameText } from '@/lib/db/same-text'
import { conflict } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { readSettings } from '@/lib/settings/queries'
import { askForMail, spareMailbox } from './ask-for-mail'
import { consumeLink, mailedLink } from './mailed-links'
import { mailAccount } from './mails'
import { addressSchema, type ResetInput, resetSchema } from './schema'
import { endSessions } from './sessions'

const HOUR_MS = 3_600_000

/** Mails a link to a new password. The same answer whether an active account has this address or not. */
export async function askForReset(ctx: Ctx, input: { email: string }): Promise<void> {
  const { email } = parse(addressSchema, input)
  await askForMail(ctx)
  await spareMailbox(ctx, email)
  await db.$transaction(async (tx) => {
    const user = await tx.user.findFirst({ where: { email: sameText(email), isActive: true } })
    // Who signs in by a directory would otherwise outlast it.
    if (!user || (await isExternal(tx, user))) return
    const hours = (await readSettings(tx)).resetHours
    const expiresAt = new Date(ctx.now.getTime() + hours * HOUR_MS)
    const token = await mailedLink(tx, ctx, { kind: 'password', userId: user.id, expiresAt })
    const link = `/reset/new?token=${token}`
    await mailAccount(tx, user, { event: 'reset', key: ctx.requestId, values: { hours }, link })
    await record(tx, ctx, { action: 'user.reset-asked', target: 'user', targetId: user.id })
  })
}

/** Uses the link up, ends all sessions and the links that were mailed besides. */
export async function resetPassword(ctx: Ctx, input: ResetInput): Promise<void> {
  const { token, password } = parse(resetSchema, input)
  const passwordHash = await hashPassword(password)
  await db.$transaction(async (tx) => {
    const { userId } = await consumeLink(tx, ctx, 'password', token)
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId } })
    if (!user.isActive) throw conflict('link_used')
    await tx.user.update({ where: { id: userId }, data: { passwordHash } })
    const ended = await endSessions(tx, userId)
    await tx.mailedLink.deleteMany({ where: { userId } })
    await mailAccount(tx, user, { event: 'passwordChanged', key: ctx.requestId })
    await record(tx, ctx, { action: 'user.reset', target: 'user', targetId: userId, detail: { ended } })
  })
}

const isExternal = async (tx: Tx, { id, passwordHash }: { id: number; passwordHash: string | null }) =>
  passwordHash === null && (await tx.externalIdentity.count({ where: { userId: id } })) > 0
