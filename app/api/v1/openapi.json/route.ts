import { openApi } from '@/lib/web/api/document'

export const dynamic = 'force-dynamic'

export const GET = () => Response.json(openApi(), { headers: { 'access-control-allow-origin': '*' } })
