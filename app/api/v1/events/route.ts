import { answerEvents } from '@/lib/web/programs/answer-events'
import { preflight } from '@/lib/web/programs/cors'

export const dynamic = 'force-dynamic'

export const GET = answerEvents
export const OPTIONS = (request: Request) => preflight(request, 'GET')
