import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import path from 'node:path'
import { z } from 'zod'
import { config } from '@/lib/config/env'
import { projectRoot } from '@/lib/config/root'
import { watched } from '@/lib/db/watched'
import { log } from '@/lib/log/log'
import { metrics } from '@/lib/metrics/metrics'
import { consoleEndpoint, isConsole } from '@/lib/web/console-endpoint'
import { refusalOfWrite } from '@/lib/web/guard-request'
import { withoutKeptSlash } from '@/lib/web/kept-slash'
import { PEER_HEADER } from '@/lib/web/peer-address'
import { isSecure } from '@/lib/web/session-cookie'
import { STATS_HEADER, watchStatsOrigin } from '@/lib/web/stats-origin'
import { makeTurns } from '@/lib/web/turns'
import { explainOutage } from '@/lib/web/unavailable/answer'

const LIMITS = { headersTimeout: 30_000, requestTimeout: 60_000, keepAliveTimeout: 65_000, maxHeaderSize: 16_384 }
const FINISH_MS = 10_000
const FIRST_ANSWER_MS = 3_000
const TURNS = { atOnce: 16, waiting: 5_000, turnMs: 5_000 }
/** Files, streams, and what is asked by machines that watch this one. */
const AT_ONCE = /^\/(?:_next\/static\/|api\/events|api\/health\/|metrics)/
/** Carries to proxy.ts what the configuration says; one that a browser sent is overwritten. */
const CAPTCHA_HEADER = 'x-site-captcha'

/** Two years. The portal's host has no subdomains of others' below it. */
const ONLY_TLS = 'max-age=63072000; includeSubDomains'

type Options = {
  signal: AbortSignal
  /** Called once pages can be asked for and the first answer has been given, or after three seconds. */
  onServing?: () => void
}

/** Serves the pages until the signal, then finishes what was asked before it. It needs a prepared environment. */
export async function startWeb({ signal, onServing }: Options): Promise<void> {
  const dev = process.env.NODE_ENV !== 'production'
  const { host, port, captcha } = config()
  const { default: next } = await import('next')
  const server = createServer(LIMITS)
  // Next answers upgrades on the server it is given: its own in development; otherwise all are ours.
  if (!dev) giveBuiltConfig()
  const app = next({ dev, dir: projectRoot(), hostname: host, port, httpServer: dev ? server : createServer() })
  await app.prepare()
  const handle = app.getRequestHandler()
  const stats = watchStatsOrigin()
  const open = new Set<ServerResponse>()
  const inTurn = makeTurns(TURNS)
  server.on('request', (request, response) => {
    request.url = withoutKeptSlash(request.url ?? '/')
    request.headers[PEER_HEADER] = request.socket.remoteAddress
    request.headers[STATS_HEADER] = stats.current() ?? undefined
    request.headers[CAPTCHA_HEADER] = captcha?.origins.join(' ')
    open.add(response)
    const began = performance.now()
    response.once('close', () => {
      open.delete(response)
      count(request.method ?? '', response, (performance.now() - began) / 1000)
    })
    if (isSecure()) response.setHeader('strict-transport-security', ONLY_TLS)
    const refused = refusalOfWrite(request)
    if (refused) return refuse(response, refused)
    const work = () =>
      watched((failed) => {
        explainOutage(request, response, failed)
        handle(request, response).catch((err) => {
          log.error({ err }, 'a request failed')
          response.destroy()
        })
      })
    if (AT_ONCE.test(request.url)) work()
    else if (!inTurn(response, work)) refuse(response, 503)
  })
  const console = consoleEndpoint({ stopping: signal })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    if (isConsole(request)) console(request, socket, head)
    else if (!dev) socket.destroy()
  })
  await listen(server, host, port)
  process.stdout.write(`Ready on http://${host.includes(':') ? `[${host}]` : host}:${port}\n`)
  if (onServing) void firstAnswer(server).then(onServing)
  if (!signal.aborted) await once(signal, 'abort')
  stats.stop()
  await finish(server, open)
  await app.close()
}

function firstAnswer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, FIRST_ANSWER_MS)
    const answered = () => {
      clearTimeout(late)
      resolve()
    }
    server.once('request', (_, response) => response.once('close', answered))
  })
}

/**
 * What the build was made with, given as Next's own standalone servers give it: to read next.config.ts takes a compiler,
 * and 50 MB.
 */
function giveBuiltConfig(): void {
  const built = JSON.parse(readFileSync(path.join(projectRoot(), '.next', 'required-server-files.json'), 'utf8'))
  const { config: settings } = z.object({ config: z.looseObject({}) }).parse(built)
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(settings)
}

/** What is still coming is not read. */
function refuse(response: ServerResponse, status: number): void {
  const headers = { connection: 'close', 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' }
  response.writeHead(status, headers).end(`${STATUS_CODES[status]}\n`)
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause
    throw new Error(`Port ${port} on ${host} is taken: set PORT to another`, { cause })
  }
}

const isStream = (response: ServerResponse) =>
  String(response.getHeader('content-type')).startsWith('text/event-stream')

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']

function count(method: string, response: ServerResponse, seconds: number): void {
  const known = METHODS.includes(method) ? method : 'other'
  const { httpRequests, httpSeconds } = metrics()
  httpRequests.inc({ method: known, status: response.statusCode })
  if (!isStream(response)) httpSeconds.observe({ method: known }, seconds)
}

/** Event streams have no end of their own; everything else gets ten seconds. */
async function finish(server: Server, open: Set<ServerResponse>): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  for (const response of open) {
    if (isStream(response)) response.destroy()
    else response.shouldKeepAlive = false
  }
  const timer = setTimeout(() => server.closeAllConnections(), FINISH_MS)
  await closed
  clearTimeout(timer)
}
