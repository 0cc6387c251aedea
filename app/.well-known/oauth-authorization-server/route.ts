import { serverMetadata } from '@/lib/oauth/metadata'

export const dynamic = 'force-dynamic'

export const GET = () => Response.json(serverMetadata(), { headers: { 'access-control-allow-origin': '*' } })
