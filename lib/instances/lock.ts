import type { Ctx } from '@/lib/access/actor'
import { config } from '@/lib/config/env'
import { parse } from '@/lib/errors/parse'
import { type Asked, actOn } from './act'
import { lockSchema } from './schema'
import type { Place } from './subject'
import { addTag, removeTag } from './tag-step'

/** Stops its owners from acting on it; they read the reason. */
export function lockInstance(ctx: Ctx, place: Place, input: unknown): Promise<Asked[]> {
  return actOn(ctx, place, 'lock', ({ name }) => {
    const { reason } = parse(lockSchema, input)
    return [{ kind: 'instance.lock', detail: { reason }, call: addTag(name, `${config().tagPrefix}:adminlock`) }]
  })
}

export function unlockInstance(ctx: Ctx, place: Place): Promise<Asked[]> {
  return actOn(ctx, place, 'unlock', ({ name }) => [
    { kind: 'instance.unlock', call: removeTag(name, `${config().tagPrefix}:adminlock`) },
  ])
}
