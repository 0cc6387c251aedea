import { preflight } from '@/lib/web/programs/cors'
import { instanceNames } from '@/lib/web/programs/instance-names'

export const dynamic = 'force-dynamic'

export const GET = (request: Request) => instanceNames(request)
export const OPTIONS = (request: Request) => preflight(request, 'GET')
