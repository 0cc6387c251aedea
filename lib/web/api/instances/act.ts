import { z } from 'zod'
import type { Asked } from '@/lib/instances/act'
import type { Place } from '@/lib/instances/subject'
import { type ApiCtx, none, type Operation, operation } from '../operation'
import { placeParams } from './shapes'

export const begun = z
  .object({
    acts: z
      .array(
        z.object({
          id: z.uuid(),
          state: z.enum(['submitted', 'intended']).describe('intended: whether Ganeti has it is being found out'),
        }),
      )
      .describe('In the order in which they are done; none where nothing was to do'),
  })
  .meta({ id: 'Begun' })

export const begunOf = (asked: readonly Asked[]): z.input<typeof begun> => ({
  acts: asked.map(({ act, state }) => ({ id: act, state })),
})

/** Where the last of them is followed: the whole has ended with it. */
export const followedAt = ({ acts }: z.output<typeof begun>) => {
  const last = acts.at(-1)
  return last ? `/acts/${last.id}` : null
}

type Described<B extends z.ZodType> = {
  method?: 'POST' | 'PUT'
  id: string
  summary: string
  description?: string
  body: B
  run: (ctx: ApiCtx, place: Place, input: z.output<B>) => Promise<Asked[]>
}

/** An act on an instance, `verb` the last part of its address: 202 and where it is followed. */
export function act<B extends z.ZodType>(verb: string, { run, ...described }: Described<B>): Operation {
  return operation({
    method: 'POST',
    ...described,
    path: `/instances/{cluster}/{name}/${verb}`,
    scope: 'instances:write',
    status: 202,
    params: placeParams,
    query: none,
    answer: begun,
    location: followedAt,
    run: async (ctx, { params, body }) => begunOf(await run(ctx, params, body)),
  })
}
