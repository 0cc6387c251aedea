import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { config } from '@/lib/config/env'
import { answerLive, answerReady } from '@/lib/health/answer'
import { answerMetrics } from './answer'

/**
 * Figures and health on a port of their own, for a worker that serves nothing else, until the signal. Without METRICS_PORT
 * there is none.
 */
export async function serveMetrics(signal: AbortSignal): Promise<void> {
  const { metricsPort, metricsHost } = config()
  if (metricsPort === undefined) return
  const server = createServer((request, response) => {
    answer(request)
      .then((answered) => send(response, answered))
      .catch(() => response.destroy())
  })
  server.listen(metricsPort, metricsHost)
  await once(server, 'listening')
  if (!signal.aborted) await once(signal, 'abort')
  server.close()
  server.closeAllConnections()
}

async function answer({ url = '/', headers }: IncomingMessage): Promise<Response> {
  const path = url.replace(/\?.*/, '')
  if (path === '/api/health/live') return answerLive()
  if (path === '/api/health/ready') return answerReady()
  if (path === '/metrics') return answerMetrics(headers.authorization ?? null, 'own')
  return new Response(null, { status: 404 })
}

async function send(response: ServerResponse, answered: Response): Promise<void> {
  response.setHeaders(answered.headers)
  response.writeHead(answered.status).end(await answered.text())
}
