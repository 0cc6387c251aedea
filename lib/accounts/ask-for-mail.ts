import type { Ctx } from '@/lib/access/actor'
import { MAIL_ASKED, MAIL_SENT, networkOf, throttle } from './throttle'

/** Before anything that anybody can have mailed. Throws `too_many`. */
export async function askForMail(ctx: Ctx): Promise<void> {
  if (ctx.address !== null) await throttle(MAIL_ASKED, networkOf(ctx.address), ctx.now)
}

/** Right before it is: nobody's mailbox is filled by others. Throws `too_many`, whether the address is known or not. */
export async function spareMailbox(ctx: Ctx, email: string): Promise<void> {
  await throttle(MAIL_SENT, email, ctx.now)
}
