import type { Ctx } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db/client'
import type { User } from '@/lib/db/generated/client'
import { AppError } from '@/lib/errors/app-error'
import { actorOf, beginWhole, type Entry } from '../enter'
import { readHalf, takeHalf } from '../half-sessions'
import { mailAccount } from '../mails'
import { forgive, SECOND_ASKED, throttle } from '../throttle'
import { acceptCode } from './recovery-codes'
import { acceptTotp } from './totp'

/**
 * The second step: a code of the app, or a recovery code. Null where it is wrong or was used before. Throws `half_ended`
 * once the first step is too long ago, and `too_many`.
 */
export async function finishSignIn(ctx: Ctx, half: string, code: string, agent = ''): Promise<Entry | null> {
  const begun = await readHalf(db, half, ctx.now)
  if (!begun) throw halfEnded()
  const { user, way } = begun
  await throttle(SECOND_ASKED, String(user.id), ctx.now)
  const entry = await db.$transaction(async (tx) => {
    const second = await accept(tx, ctx, user, code.replaceAll(/\s/g, ''))
    if (!second) {
      const refused = { action: 'user.sign-in', target: 'user', targetId: user.id, allowed: false } as const
      await record(tx, { ...ctx, actor: actorOf(user) }, { ...refused, detail: { way, step: 'second' } })
      return null
    }
    if (!(await takeHalf(tx, begun))) throw halfEnded()
    return beginWhole(tx, ctx, user, { way, second }, agent)
  })
  if (entry) await forgive(SECOND_ASKED, String(user.id))
  return entry
}

export const halfEnded = () => new AppError('unauthenticated', 'half_ended')

async function accept(tx: Tx, ctx: Ctx, user: User, code: string): Promise<'app' | 'recovery' | null> {
  if (await acceptTotp(tx, user.id, code, ctx.now)) return 'app'
  const left = await acceptCode(tx, user.id, code)
  if (left === null) return null
  const letter = { event: 'codeUsed', key: ctx.requestId, values: { left }, link: '/profile' } as const
  await mailAccount(tx, user, letter)
  return 'recovery'
}
