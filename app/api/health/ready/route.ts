import { db } from '@/lib/db/client'
import { log } from '@/lib/log/log'

export const dynamic = 'force-dynamic'

/** This process can serve pages: the database answers. */
export async function GET(): Promise<Response> {
  const headers = { 'cache-control': 'no-store' }
  try {
    await db.$queryRaw`SELECT 1`
    return Response.json({ status: 'ok' }, { headers })
  } catch (error) {
    log.warn({ err: error }, 'not ready: the database does not answer')
    return Response.json({ status: 'unavailable', database: false }, { status: 503, headers })
  }
}
