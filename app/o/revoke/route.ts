import { giveBack } from '@/lib/oauth/revoke-endpoint'
import { preflight } from '@/lib/web/programs/cors'
import { programRequest } from '@/lib/web/programs/program-request'
import { protocolAnswer } from '@/lib/web/programs/protocol-answer'

export const dynamic = 'force-dynamic'

export const POST = (request: Request) =>
  protocolAnswer(request, async () => {
    await giveBack(await programRequest(request))
    return undefined
  })
export const OPTIONS = (request: Request) => preflight(request, 'POST')
