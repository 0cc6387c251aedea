import { listNames } from '@/lib/instances/list-names'
import { keptAddress } from './kept-address'

/** GET /instances/list and /instances/lists (spec 2.12: the guide has the one, the original's routes the other). */
export const instanceNames = (request: Request): Promise<Response> =>
  keptAddress(request, async (ctx, { email }) => {
    const response = await listNames(ctx, new URL(request.url).searchParams.get('tag'))
    return { user: { username: ctx.actor.username, email, id: ctx.actor.id }, response }
  })
