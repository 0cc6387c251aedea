import { createHash, timingSafeEqual } from 'node:crypto'
import { config } from '@/lib/config/env'
import { collect } from './collect'
import { metrics } from './metrics'

/**
 * To who shows the site's METRICS_TOKEN. Without one, all is told on the port of its own, nothing on the address that
 * everybody reaches.
 */
export async function answerMetrics(authorization: string | null, port: 'own' | 'shared'): Promise<Response> {
  const { metricsToken } = config()
  if (metricsToken === undefined && port === 'shared')
    return new Response(null, { status: 404, headers: KEPT_BY_NOBODY })
  if (metricsToken !== undefined && !shows(authorization, metricsToken))
    return new Response(null, { status: 401, headers: { ...KEPT_BY_NOBODY, 'www-authenticate': 'Bearer' } })
  const body = await collect()
  return new Response(body, {
    headers: { ...KEPT_BY_NOBODY, 'content-type': metrics().registry.contentType },
  })
}

const KEPT_BY_NOBODY = { 'cache-control': 'no-store' }
const digest = (text: string) => createHash('sha256').update(text).digest()

/** Whether the header bears this token; in the same time whatever it bears. */
function shows(authorization: string | null, token: string): boolean {
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`))
}
