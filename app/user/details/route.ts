import { requireOwner } from '@/lib/access/authorize'
import { preflight } from '@/lib/web/programs/cors'
import { keptAddress } from '@/lib/web/programs/kept-address'

export const dynamic = 'force-dynamic'

/** Spec 2.12. ganetimgr's guide lists the password too, which it never gave either. */
export const GET = (request: Request) =>
  keptAddress(request, async (ctx, { email }) => {
    const { actor } = requireOwner(ctx, 'profile')
    return { username: actor.username, email, id: actor.id }
  })
export const OPTIONS = (request: Request) => preflight(request, 'GET')
