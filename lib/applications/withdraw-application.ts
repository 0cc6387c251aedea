import type { Ctx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { notFound } from '@/lib/errors/app-error'
import { tell } from './events'
import { lockApplication } from './lock'
import { mailWithdrawn } from './mails'
import { filedBy } from './policy'
import { after } from './state'

/** By the applicant, while nobody has decided. */
export async function withdrawApplication(ctx: Ctx, id: number): Promise<void> {
  await db.$transaction(async (tx) => {
    const subject = await tx.application.findFirst({ where: { id, ...filedBy(ctx.actor) } })
    if (!subject) throw notFound()
    await lockApplication(tx, id, 'withdraw')
    const data = { status: after('withdraw'), nameHeld: null, version: { increment: 1 } }
    await tell(tx, ctx, await tx.application.update({ where: { id }, data }), 'withdrawn')
    await mailWithdrawn(tx, id)
  })
}
