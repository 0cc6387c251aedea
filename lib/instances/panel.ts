import type { Ctx } from '@/lib/access/actor'
import { config } from '@/lib/config/env'
import { AppError } from '@/lib/errors/app-error'
import { workOn } from './doing'
import { readInstance } from './queries'

/** The instance of a place `cluster/name`; null for one that is not there or may not be seen. */
export async function readPanel(ctx: Ctx, place: string) {
  const slash = place.indexOf('/')
  try {
    const instance = await readInstance(ctx, place.slice(0, Math.max(0, slash)), place.slice(slash + 1))
    const own = `${config().tagPrefix}:`
    return {
      ...instance,
      /** The portal's own are told in words elsewhere. */
      tags: instance.tags.filter((tag) => !tag.startsWith(own)),
      work: (await workOn([instance]))(instance),
    }
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  }
}

export type PanelInstance = NonNullable<Awaited<ReturnType<typeof readPanel>>>
