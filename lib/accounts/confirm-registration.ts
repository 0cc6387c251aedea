import type { Ctx } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import { config } from '@/lib/config/env'
import { hashToken } from '@/lib/crypto/token'
import { db, type Tx } from '@/lib/db/client'
import type { Registration } from '@/lib/db/generated/client'
import { sameText } from '@/lib/db/same-text'
import { conflict } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { readSettings } from '@/lib/settings/queries'
import { mailAccount } from './mails'
import { isEmailTaken, lockNames } from './names'
import { fullName, holdersOf, wants } from './queries'
import { tokenSchema } from './schema'

/** What the page of a mailed link may show; null: the link is unknown, used up or too old. */
export async function readConfirmation(token: string, now: Date) {
  const hash = tokenSchema.safeParse(token).data
  if (!hash) return null
  const found = await db.registration.findUnique({ where: { tokenHash: hashToken(hash) } })
  if (!found || (found.status === 'unverified' && found.expiresAt <= now)) return null
  const { username, email, status } = found
  return status === 'unverified' || status === 'waiting' ? { username, email, waits: status === 'waiting' } : null
}

/** Proves the address by the mailed token, and asks those who manage users to decide. Idempotent until they have. */
export async function confirmRegistration(ctx: Ctx, input: string): Promise<void> {
  const tokenHash = hashToken(parse(tokenSchema, input))
  await db.$transaction(async (tx) => {
    await lockNames(tx)
    const found = await tx.registration.findUnique({ where: { tokenHash } })
    if (found?.status === 'waiting') return
    if (found?.status !== 'unverified' || found.expiresAt <= ctx.now) throw conflict('link_used')
    const { id } = found
    const same = { email: sameText(found.email), id: { not: id } }
    if (
      (await isEmailTaken(tx, found.email)) ||
      (await tx.registration.findFirst({ where: { ...same, status: 'waiting' } }))
    )
      throw conflict('email_taken')
    await tx.registration.deleteMany({ where: { ...same, status: 'unverified' } })
    await tx.registration.update({ where: { id }, data: { status: 'waiting', verifiedAt: ctx.now } })
    await mailAccount(tx, found, { event: 'registrationWaits', key: String(id) })
    await mailDeciders(tx, found)
    await record(tx, ctx, { action: 'registration.confirm', target: 'registration', targetId: id })
  })
}

async function mailDeciders(tx: Tx, registration: Registration): Promise<void> {
  const { username, email } = registration
  const { registrationManagers } = await readSettings(tx)
  const holders = (await holdersOf(tx, 'manage_users', null)).filter((one) => wants(one, 'registrations'))
  const others = registrationManagers.map((to) => ({ email: to, locale: config().defaultLocale, username: '' }))
  for (const to of [...holders, ...others])
    await mailAccount(tx, to, {
      event: 'registrationToDecide',
      key: String(registration.id),
      values: { name: fullName(registration), asks: username, email },
      link: '/admin/accounts',
    })
}
