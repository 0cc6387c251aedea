import type { Ctx } from '@/lib/access/actor'
import { authorize, requireUser } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db/client'
import { conflict, notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { requirePowerOver } from '../group-power'
import { mailAccount } from '../mails'
import { lockUser, requirePower } from '../power'
import { passkeyIdSchema } from '../schema'
import { hasFactor } from './factors'
import { type Proof, requireProof } from './proof'

/** One's own app. Recovery codes go with the last factor. */
export async function removeTotp(ctx: Ctx, proof: Proof): Promise<void> {
  const { actor } = requireUser(ctx)
  await requireProof(ctx, proof)
  await db.$transaction(async (tx) => {
    const user = await lockUser(tx, actor.id)
    const { count } = await tx.totpSecret.deleteMany({ where: { userId: actor.id, confirmedAt: { not: null } } })
    if (count === 0) return
    await dropIdleCodes(tx, actor.id)
    await mailAccount(tx, user, { event: 'appRemoved', key: ctx.requestId, link: '/profile' })
    await record(tx, ctx, {
      action: 'user.factor-remove',
      target: 'user',
      targetId: actor.id,
      detail: { factor: 'app' },
    })
  })
}

/** One of one's own. Recovery codes go with the last factor. */
export async function removePasskey(ctx: Ctx, { id, ...proof }: Proof & { id: string }): Promise<void> {
  const { actor } = requireUser(ctx)
  await requireProof(ctx, proof)
  await db.$transaction(async (tx) => {
    const user = await lockUser(tx, actor.id)
    const passkey = await tx.passkey.findFirst({ where: { id: parse(passkeyIdSchema, id), userId: actor.id } })
    if (!passkey) throw notFound()
    const { name } = passkey
    await tx.passkey.delete({ where: { id: passkey.id } })
    await dropIdleCodes(tx, actor.id)
    await mailAccount(tx, user, { event: 'passkeyRemoved', key: ctx.requestId, values: { name }, link: '/profile' })
    const detail = { factor: 'passkey', name }
    await record(tx, ctx, { action: 'user.factor-remove', target: 'user', targetId: actor.id, detail })
  })
}

/** For who has lost theirs: an administrator, or the command line, takes all of them away. */
export async function removeFactors(ctx: Ctx, id: number): Promise<void> {
  authorize(ctx, 'manage_users')
  await db.$transaction(async (tx) => {
    const user = await lockUser(tx, id)
    requirePower(ctx, user)
    await requirePowerOver(tx, ctx, id)
    if (!(await hasFactor(tx, id))) throw conflict('no_factor')
    await tx.totpSecret.deleteMany({ where: { userId: id } })
    await tx.passkey.deleteMany({ where: { userId: id } })
    await dropIdleCodes(tx, id)
    await tx.halfSession.deleteMany({ where: { userId: id } })
    await mailAccount(tx, user, { event: 'factorsRemoved', key: ctx.requestId, link: '/profile' })
    await record(tx, ctx, { action: 'user.factors-remove', target: 'user', targetId: id })
  })
}

async function dropIdleCodes(tx: Tx, userId: number): Promise<void> {
  if (!(await hasFactor(tx, userId))) await tx.recoveryCode.deleteMany({ where: { userId } })
}
