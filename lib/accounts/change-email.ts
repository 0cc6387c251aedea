import type { Ctx } from '@/lib/access/actor'
import { requireUser } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db } from '@/lib/db/client'
import { sameText } from '@/lib/db/same-text'
import { conflict } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { spareMailbox } from './ask-for-mail'
import { requirePassword } from './change-password'
import { consumeLink, mailedLink } from './mailed-links'
import { mailAccount } from './mails'
import { isEmailTaken, lockNames } from './names'
import { type ChangeEmailInput, changeEmailSchema, tokenSchema } from './schema'

const LINK_MS = 3 * 86_400_000

/**
 * Mails a link to the new address, which proves it, and tells the old one. The same answer where the new address is another
 * account's: that one is told instead.
 */
export async function askForEmail(ctx: Ctx, input: ChangeEmailInput): Promise<void> {
  const { actor } = requireUser(ctx)
  const { email, password } = parse(changeEmailSchema, input)
  await requirePassword(ctx, password, 'password')
  await spareMailbox(ctx, email)
  await db.$transaction(async (tx) => {
    const user = await tx.user.findUniqueOrThrow({ where: { id: actor.id } })
    const key = ctx.requestId
    await mailAccount(tx, user, { event: 'emailAsked', key, values: { email } })
    const detail = { to: email }
    await record(tx, ctx, { action: 'user.email-asked', target: 'user', targetId: user.id, detail })
    const holder = await tx.user.findFirst({ where: { email: sameText(email), id: { not: user.id } } })
    if (holder) return mailAccount(tx, holder, { event: 'emailKnown', key })
    if (await isEmailTaken(tx, email, user.id)) return
    const expiresAt = new Date(ctx.now.getTime() + LINK_MS)
    const token = await mailedLink(tx, ctx, { kind: 'email', userId: user.id, expiresAt, email })
    const link = `/email/confirm?token=${token}`
    await mailAccount(tx, { ...user, email }, { event: 'emailConfirm', key, link })
  })
}

/** Changes the address of the person who asked, whoever opens the link (S3); the old one is told. */
export async function confirmEmail(ctx: Ctx, input: string): Promise<void> {
  const token = parse(tokenSchema, input)
  await db.$transaction(async (tx) => {
    await lockNames(tx)
    const { userId, email } = await consumeLink(tx, ctx, 'email', token)
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId } })
    if (!user.isActive || email === null) throw conflict('link_used')
    if (await isEmailTaken(tx, email, userId)) throw conflict('email_taken')
    await tx.user.update({ where: { id: userId }, data: { email } })
    await mailAccount(tx, user, { event: 'emailChanged', key: ctx.requestId, values: { email } })
    await record(tx, ctx, {
      action: 'user.email',
      target: 'user',
      targetId: userId,
      detail: { from: user.email, to: email },
    })
  })
}
