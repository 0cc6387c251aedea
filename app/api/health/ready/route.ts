import { readHealth } from '@/lib/health/read-health'

export const dynamic = 'force-dynamic'

/** This process can serve pages: the database answers and has the form of this release. `degraded` without a worker. */
export async function GET(): Promise<Response> {
  const health = await readHealth()
  const status = health.status === 'unavailable' ? 503 : 200
  return Response.json(health, { status, headers: { 'cache-control': 'no-store' } })
}
