import type { Ctx } from '@/lib/access/actor'
import { parse } from '@/lib/errors/parse'
import { type Asked, actOn } from './act'
import { rebootSchema, shutdownSchema } from './schema'
import type { Place } from './subject'

export function startInstance(ctx: Ctx, place: Place): Promise<Asked[]> {
  return actOn(ctx, place, 'startup', ({ name }) => [
    { kind: 'instance.startup', call: (rapi, reason) => rapi.instances.startup(name, { reason }) },
  ])
}

/** Soft: the system gets `timeoutS` to stop, then it is forced; hard: at once. */
export function shutDownInstance(ctx: Ctx, place: Place, input: unknown): Promise<Asked[]> {
  return actOn(ctx, place, 'shutdown', ({ name }) => {
    const { how, timeoutS } = parse(shutdownSchema, input)
    const wait = how === 'hard' ? 0 : timeoutS
    return [
      {
        kind: 'instance.shutdown',
        detail: { how, ...(how === 'soft' ? { timeoutS } : {}) },
        call: (rapi, reason) => rapi.instances.shutdown(name, { reason, timeoutS: wait }),
      },
    ]
  })
}

/** Ganeti's three: soft asks the hypervisor, hard resets, full stops and starts, so that changes take effect. */
export function rebootInstance(ctx: Ctx, place: Place, input: unknown): Promise<Asked[]> {
  return actOn(ctx, place, 'reboot', ({ name }) => {
    const { type } = parse(rebootSchema, input)
    return [
      {
        kind: 'instance.reboot',
        detail: { type },
        call: (rapi, reason) => rapi.instances.reboot(name, { reason, type }),
      },
    ]
  })
}
