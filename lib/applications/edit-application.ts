import type { Ctx } from '@/lib/access/actor'
import { requireOwner } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import { notFound } from '@/lib/errors/app-error'
import { tell } from './events'
import { checkedWish } from './file-application'
import { lockApplication } from './lock'
import { isNameClash, nameTaken } from './names'
import { filedBy } from './policy'
import type { ApplicationInput } from './schema'

/** By the applicant, while nobody has decided. */
export async function editApplication(ctx: Ctx, id: number, version: number, input: ApplicationInput): Promise<void> {
  const personCtx = requireOwner(ctx, 'applications:write')
  try {
    await db.$transaction(async (tx) => {
      const subject = await tx.application.findFirst({ where: { id, kind: 'create', ...filedBy(ctx.actor) } })
      if (!subject) throw notFound()
      await lockApplication(tx, id, 'edit', version)
      const data = await checkedWish(tx, personCtx, input, id)
      const changed = { ...data, nameHeld: data.hostname, version: { increment: 1 } }
      await tell(tx, ctx, await tx.application.update({ where: { id }, data: changed }), 'edited')
    })
  } catch (error) {
    throw isNameClash(error) ? nameTaken() : error
  }
}
