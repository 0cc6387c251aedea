import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { config } from '@/lib/config/env'
import { readHealth } from '@/lib/health/read-health'
import { shows } from './answer'
import { collect } from './collect'
import { metrics } from './metrics'

/**
 * Figures and health on a port of their own, for a worker that serves nothing else, until the signal. Without METRICS_PORT
 * there is none.
 */
export async function serveMetrics(signal: AbortSignal): Promise<void> {
  const { metricsPort, metricsHost, metricsToken } = config()
  if (metricsPort === undefined) return
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/\?.*/, '')
    answer(path, request.headers.authorization ?? null, metricsToken, response).catch(() => response.destroy())
  })
  server.listen(metricsPort, metricsHost)
  await once(server, 'listening')
  if (!signal.aborted) await once(signal, 'abort')
  server.close()
  server.closeAllConnections()
}

async function answer(path: string, shown: string | null, token: string | undefined, response: ServerResponse) {
  response.setHeader('cache-control', 'no-store')
  if (path === '/api/health/live') return json(response, 200, { status: 'ok' })
  if (path === '/api/health/ready') {
    const health = await readHealth()
    return json(response, health.status === 'unavailable' ? 503 : 200, health)
  }
  if (path !== '/metrics') return response.writeHead(404).end()
  if (token !== undefined && !shows(shown, token))
    return response.writeHead(401, { 'www-authenticate': 'Bearer' }).end()
  const body = await collect()
  return response.writeHead(200, { 'content-type': metrics().registry.contentType }).end(body)
}

function json(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
