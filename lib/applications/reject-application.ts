import type { Ctx } from '@/lib/access/actor'
import { requireOwner } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import { invalid, notFound } from '@/lib/errors/app-error'
import { tell } from './events'
import { lockApplication } from './lock'
import { mailRejected } from './mails'
import { reviewableBy } from './policy'
import { reasonSchema } from './schema'
import { after } from './state'

/** The reason is what the applicant reads. */
export async function rejectApplication(ctx: Ctx, id: number, version: number, reason: string): Promise<void> {
  const { actor } = requireOwner(ctx, 'admin')
  const parsed = reasonSchema.safeParse(reason)
  await db.$transaction(async (tx) => {
    const subject = await tx.application.findFirst({ where: { AND: [{ id }, reviewableBy(actor)] } })
    if (!subject) throw notFound()
    if (!parsed.success) throw invalid({ comments: { code: parsed.error.issues[0]?.message ?? 'required' } })
    await lockApplication(tx, id, 'reject', version)
    const decision = { status: after('reject'), reviewerId: actor.id, reviewerComments: parsed.data }
    const data = { ...decision, nameHeld: null, version: { increment: 1 } }
    await tell(tx, ctx, await tx.application.update({ where: { id }, data }), 'rejected', parsed.data)
    await mailRejected(tx, id)
  })
}
