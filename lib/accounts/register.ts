import type { Ctx } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import { hashPassword } from '@/lib/crypto/password'
import { open, seal } from '@/lib/crypto/seal'
import { hashToken, randomToken } from '@/lib/crypto/token'
import { db, type Tx } from '@/lib/db/client'
import { sameText } from '@/lib/db/same-text'
import { AppError, forbidden, invalid } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { log } from '@/lib/log/log'
import { readSettings } from '@/lib/settings/queries'
import { askForMail, spareMailbox } from './ask-for-mail'
import { requirePerson } from './captcha'
import { mailAccount } from './mails'
import { isNameOnInstances, isNameTaken, lockNames, requireFree } from './names'
import { addressSchema, LEAST_FILLING_MS, type RegistrationInput, registrationSchema } from './schema'

const MOST_MS = 24 * 3_600_000
const DAY_MS = 86_400_000

/** What the form carries from its drawing up to its sending. */
export const beginForm = (now: Date) => seal(`register:${now.getTime()}`)

/**
 * Asks for an account. The answer is the same whether the address has one or not: what is so is mailed to it. User names
 * that cannot be had are told, for nobody can choose one otherwise.
 */
export async function register(ctx: Ctx, input: RegistrationInput): Promise<void> {
  const settings = await readSettings(db)
  if (!settings.registrationOpen) throw forbidden('registration_closed')
  const { password, website, begun, captcha, acceptTerms: _, ...data } = parse(registrationSchema, input)
  requirePace(begun, ctx.now)
  if (website !== '') {
    log.info({ address: ctx.address }, 'registration: a program filled in the form')
    return
  }
  await askForMail(ctx)
  await requirePerson(ctx, captcha)
  const passwordHash = await hashPassword(password)
  const expiresAt = new Date(ctx.now.getTime() + settings.registrationDays * DAY_MS)
  await db.$transaction(async (tx) => {
    await lockNames(tx)
    await requireNewName(tx, data.username, ctx.now)
    if (data.organizationId !== null) await requireOrganization(tx, data.organizationId)
    await spareMailbox(ctx, data.email)
    const { locale, address, now: createdAt } = ctx
    const row = { ...data, locale, address, createdAt, expiresAt, passwordHash }
    const { id } = await tx.registration.create({ data: row, select: { id: true } })
    await mailLink(tx, ctx, id)
    await record(tx, ctx, { action: 'registration.create', target: 'registration', targetId: id })
  })
}

/** Mails the link anew. The same answer whether anyone asked for an account with this address or not. */
export async function resendLink(ctx: Ctx, input: { email: string }): Promise<void> {
  const { email } = parse(addressSchema, input)
  await askForMail(ctx)
  await spareMailbox(ctx, email)
  await db.$transaction(async (tx) => {
    const asked = { email: sameText(email), status: 'unverified', expiresAt: { gt: ctx.now } }
    const found = await tx.registration.findFirst({ where: asked, orderBy: { id: 'desc' } })
    if (found) await mailLink(tx, ctx, found.id)
  })
}

/** The link to who can use it; to others what they have instead. An older link of the row counts no more. */
async function mailLink(tx: Tx, ctx: Ctx, id: number): Promise<void> {
  const row = await tx.registration.findUniqueOrThrow({ where: { id } })
  const key = `${id}:${ctx.requestId}`
  const known = await tx.user.findFirst({ where: { email: sameText(row.email) } })
  if (known) return mailAccount(tx, known, { event: 'registrationKnown', key, link: '/reset' })
  if (await tx.registration.findFirst({ where: { email: sameText(row.email), status: 'waiting' } }))
    return mailAccount(tx, row, { event: 'registrationAgain', key })
  const token = randomToken()
  await tx.registration.update({ where: { id }, data: { tokenHash: hashToken(token) } })
  const days = Math.max(1, Math.round((row.expiresAt.getTime() - ctx.now.getTime()) / DAY_MS))
  const link = `/register/confirm?token=${token}`
  return mailAccount(tx, row, { event: 'registrationConfirm', key, values: { days }, link })
}

function requirePace(begun: string, now: Date): void {
  const elapsed = now.getTime() - Number(opened(begun)?.split(':')[1] ?? Number.NaN)
  if (!(elapsed <= MOST_MS)) throw new AppError('invalid', 'form_old')
  if (elapsed < LEAST_FILLING_MS) throw new AppError('invalid', 'form_fast')
}

function opened(sealed: string): string | null {
  try {
    const text = open(sealed)
    return text.startsWith('register:') ? text : null
  } catch {
    return null
  }
}

async function requireNewName(tx: Tx, username: string, now: Date): Promise<void> {
  const taken = (await isNameTaken(tx, username, now)) || (await isNameOnInstances(tx, username))
  await requireFree(tx, { username, email: null }, taken)
}

async function requireOrganization(tx: Tx, id: number): Promise<void> {
  if (!(await tx.organization.findUnique({ where: { id } })))
    throw invalid({ organizationId: { code: 'invalid_value' } })
}
