import { randomBytes } from 'node:crypto'
import type { Ctx } from '@/lib/access/actor'
import { requireUser } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { hashToken } from '@/lib/crypto/token'
import { db, type Tx } from '@/lib/db/client'
import { conflict } from '@/lib/errors/app-error'
import { mailAccount } from '../mails'
import { lockUser } from '../power'
import { hasFactor } from './factors'
import { type Proof, requireProof } from './proof'

const COUNT = 10
/** Read from paper: no i, l, o, u, 0 or 1. */
const LETTERS = 'abcdefghjkmnpqrstvwxyz23456789'

/** Four groups of four: 78 bits, so that a plain hash of it is safe. */
function newCode(): string {
  const letters = [...randomBytes(32)].filter((byte) => byte < 240).map((byte) => LETTERS[byte % LETTERS.length])
  return letters.length < 16 ? newCode() : [0, 4, 8, 12].map((at) => letters.slice(at, at + 4).join('')).join('-')
}

const hashOf = (userId: number, code: string) => hashToken(`${userId}:${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`)

/** New ones in place of those of before; to be shown this once. */
export async function issueCodes(tx: Tx, userId: number): Promise<string[]> {
  const codes = Array.from({ length: COUNT }, newCode)
  await tx.recoveryCode.deleteMany({ where: { userId } })
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ userId, hash: hashOf(userId, code) })) })
  return codes
}

/** Uses the code up. Returns how many are left; null: it is none, or has been used. */
export async function acceptCode(tx: Tx, userId: number, code: string): Promise<number | null> {
  const { count } = await tx.recoveryCode.deleteMany({ where: { userId, hash: hashOf(userId, code) } })
  return count === 0 ? null : tx.recoveryCode.count({ where: { userId } })
}

/** One's own anew; the old ones count no more. */
export async function renewCodes(ctx: Ctx, proof: Proof): Promise<string[]> {
  const { actor } = requireUser(ctx)
  await requireProof(ctx, proof)
  return db.$transaction(async (tx) => {
    const user = await lockUser(tx, actor.id)
    if (!(await hasFactor(tx, actor.id))) throw conflict('no_factor')
    await mailAccount(tx, user, { event: 'codesRenewed', key: ctx.requestId, link: '/profile' })
    await record(tx, ctx, { action: 'user.recovery-codes', target: 'user', targetId: actor.id })
    return issueCodes(tx, actor.id)
  })
}
