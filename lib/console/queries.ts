import type { UserCtx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { readInstance } from '@/lib/instances/queries'
import type { Place } from '@/lib/instances/subject'
import { findInstance } from './find-instance'

/** What the page of a console shows; `refusal` is a code under `errors`, null when it can be opened. */
export async function readConsole(ctx: UserCtx, place: Place) {
  const [instance, refusal] = await Promise.all([
    readInstance(ctx, place.cluster, place.name),
    consoleRefusal(ctx, place),
  ])
  return { instance, refusal }
}

/** Why this person cannot open the console of this instance now, as a code under `errors`; null when they can. */
export async function consoleRefusal(ctx: UserCtx, place: Place): Promise<string | null> {
  const { withheld, screen } = await findInstance(db, ctx.actor, place)
  return withheld ?? (typeof screen === 'string' ? screen : null)
}
