import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db/client'
import { conflict, notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { insertUser } from './create-user'
import { mailAccount } from './mails'
import { isEmailTaken, isNameOnInstances, lockNames } from './names'
import { type RejectionInput, rejectionSchema } from './schema'

/** Makes the account. Throws `conflict` where another decided, or name or address have become another's meanwhile. */
export async function approveRegistration(ctx: Ctx, id: number): Promise<{ userId: number }> {
  authorize(ctx, 'manage_users')
  return db.$transaction(async (tx) => {
    await lockNames(tx)
    const { username, email, firstName, lastName, phone, organizationId, locale, passwordHash } = await waiting(tx, id)
    if (await isNameOnInstances(tx, username)) throw conflict('username_on_instances', { username })
    if (await isEmailTaken(tx, email)) throw conflict('email_taken')
    const data = { username, email, firstName, lastName, phone, organizationId, locale, passwordHash }
    const user = await insertUser(tx, ctx, data)
    await decide(tx, ctx, id, 'approved', '')
    await mailAccount(tx, data, { event: 'registrationApproved', key: String(id), link: '/sign-in' })
    const detail = { userId: user.id }
    await record(tx, ctx, { action: 'registration.approve', target: 'registration', targetId: id, detail })
    return { userId: user.id }
  })
}

/** The reason goes to who asked. */
export async function rejectRegistration(ctx: Ctx, input: RejectionInput): Promise<void> {
  authorize(ctx, 'manage_users')
  const { id, reason } = parse(rejectionSchema, input)
  await db.$transaction(async (tx) => {
    await lockNames(tx)
    const registration = await waiting(tx, id)
    await decide(tx, ctx, id, 'rejected', reason)
    await mailAccount(tx, registration, { event: 'registrationRejected', key: String(id), values: { reason } })
    await record(tx, ctx, { action: 'registration.reject', target: 'registration', targetId: id, detail: { reason } })
  })
}

async function waiting(tx: Tx, id: number) {
  const registration = await tx.registration.findUnique({ where: { id } })
  if (!registration || registration.status === 'unverified') throw notFound()
  if (registration.status !== 'waiting')
    throw conflict('registration_decided', { status: registration.status, by: registration.decidedBy })
  return registration
}

async function decide(tx: Tx, ctx: Ctx, id: number, status: 'approved' | 'rejected', reason: string): Promise<void> {
  const decidedBy = ctx.actor.kind === 'user' ? ctx.actor.username : ctx.actor.name
  const data = { status, decidedAt: ctx.now, decidedBy, reason, passwordHash: null, tokenHash: null }
  await tx.registration.update({ where: { id }, data })
}
