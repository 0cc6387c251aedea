import type { Ctx } from '@/lib/access/actor'
import { config } from '@/lib/config/env'
import { db } from '@/lib/db/client'
import { AppError } from '@/lib/errors/app-error'
import { workOn } from './doing'
import { listHistory } from './history'
import { permitted } from './policy'
import { readInstance } from './queries'
import { standingOf } from './standing'
import { readSubject } from './subject'

const LATEST = 5

/** The instance of a place `cluster/name`; null for one that is not there or may not be seen. */
export async function readPanel(ctx: Ctx, place: string) {
  const slash = place.indexOf('/')
  try {
    const at = { cluster: place.slice(0, Math.max(0, slash)), name: place.slice(slash + 1) }
    const [instance, subject, history] = await Promise.all([
      readInstance(ctx, at.cluster, at.name),
      readSubject(db, ctx.actor, at),
      listHistory(ctx, at, { skip: 0, take: LATEST }),
    ])
    const own = `${config().tagPrefix}:`
    return {
      ...instance,
      /** The portal's own are told in words elsewhere. */
      tags: instance.tags.filter((tag) => !tag.startsWith(own)),
      work: (await workOn([instance]))(instance),
      acts: permitted(standingOf(ctx.actor, subject), subject.now),
      history,
    }
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  }
}

export type PanelInstance = NonNullable<Awaited<ReturnType<typeof readPanel>>>
