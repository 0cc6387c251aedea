import type { Ctx } from '@/lib/access/actor'
import { requireUser } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { open, seal } from '@/lib/crypto/seal'
import { db, type Tx } from '@/lib/db/client'
import { conflict, invalid } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { readSettings } from '@/lib/settings/queries'
import { mailAccount } from '../mails'
import { lockUser } from '../power'
import { codeSchema } from '../schema'
import { forgive, SECOND_ASKED, throttle } from '../throttle'
import { hasFactor } from './factors'
import { type Proof, requireProof } from './proof'
import { issueCodes } from './recovery-codes'
import { newSecret, stepOf, uriOf } from './totp'

const PENDING_MS = 15 * 60_000

/** The secret to put into an authenticator app; it counts once a code of it has been shown. */
export async function beginTotp(ctx: Ctx, proof: Proof): Promise<{ secret: string; uri: string }> {
  const { actor } = requireUser(ctx)
  await requireProof(ctx, proof)
  const secret = newSecret()
  await db.$transaction(async (tx) => {
    await lockUser(tx, actor.id)
    await requireNone(tx, actor.id)
    const data = { secret: seal(secret), createdAt: ctx.now }
    await tx.totpSecret.upsert({ where: { userId: actor.id }, create: { userId: actor.id, ...data }, update: data })
  })
  const { siteName } = await readSettings(db)
  return { secret, uri: uriOf(secret, siteName, actor.username) }
}

/** The first code proves that the app has it. With the first factor come recovery codes, to be shown this once. */
export async function confirmTotp(ctx: Ctx, input: { code: string }): Promise<{ codes: string[] }> {
  const { actor, now } = requireUser(ctx)
  const { code } = parse(codeSchema, input)
  await throttle(SECOND_ASKED, String(actor.id), now)
  const codes = await db.$transaction(async (tx) => {
    const user = await lockUser(tx, actor.id)
    await requireNone(tx, actor.id)
    const pending = await tx.totpSecret.findUnique({ where: { userId: actor.id } })
    if (!pending || now.getTime() - pending.createdAt.getTime() > PENDING_MS) throw conflict('factor_begin_again')
    const lastStep = stepOf(open(pending.secret), code, now)
    if (lastStep === null) throw invalid({ code: { code: 'code_wrong' } })
    const first = !(await hasFactor(tx, actor.id))
    await tx.totpSecret.update({ where: { userId: actor.id }, data: { confirmedAt: now, lastStep } })
    await mailAccount(tx, user, { event: 'appAdded', key: ctx.requestId, link: '/profile' })
    await record(tx, ctx, { action: 'user.factor-add', target: 'user', targetId: actor.id, detail: { factor: 'app' } })
    return first ? issueCodes(tx, actor.id) : []
  })
  await forgive(SECOND_ASKED, String(actor.id))
  return { codes }
}

async function requireNone(tx: Tx, userId: number): Promise<void> {
  if (await tx.totpSecret.count({ where: { userId, confirmedAt: { not: null } } })) throw conflict('app_exists')
}
