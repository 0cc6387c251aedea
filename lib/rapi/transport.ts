import { isIPv6 } from 'node:net'
import { type buildConnector, Pool } from 'undici'
import type { z } from 'zod'
import { type RawAnswer, readAnswer, readText } from './answer'
import { encodeBody, readBody } from './body'
import { createBreaker } from './breaker'
import { createBulkhead } from './bulkhead'
import type { RapiError, RapiErrorKind } from './errors'
import { asRapiError, deadlinePassed } from './failure'
import { openTarget } from './socket'
import type { RapiTarget } from './target'

export type RapiRequest = { method: 'GET' | 'PUT' | 'POST' | 'DELETE'; path: string; body?: unknown }

export type Transport = {
  /** For requests without an effect: sent a second time when the connection failed. */
  read<T>(request: RapiRequest, schema: z.ZodType<T>): Promise<T>
  /** As `read`, for who makes something of the text himself. */
  readText(request: RapiRequest): Promise<string>
  /** Sent once, whatever happens. */
  write<T>(request: RapiRequest, schema: z.ZodType<T>): Promise<T>
  close(): Promise<void>
}

export type TransportOptions = {
  connectTimeoutMs: number
  /** For one call as a whole, its second attempt included, from the moment it need not wait for its turn. */
  totalTimeoutMs: number
  maxBytes: number
  maxConcurrent: number
  maxWaiting?: number
  breaker?: { failures: number; resetMs: number }
  now?: () => number
  /** Told of each call once it has ended: a kind of RapiError, or `answered`. */
  observe?: (call: Observed) => void
}

export type Observed = { method: RapiRequest['method']; outcome: RapiErrorKind | 'answered'; seconds: number }

type Reading<T> = (what: string, answer: RawAnswer, isWrite: boolean) => T

const as =
  <T>(schema: z.ZodType<T>): Reading<T> =>
  (what, answer, isWrite) =>
    readAnswer(what, answer, schema, isWrite)

export function createTransport(target: RapiTarget, options: TransportOptions): Transport {
  const { maxConcurrent, maxWaiting = 256, now = Date.now } = options
  const inTurn = createBulkhead(maxConcurrent, maxWaiting)
  const breaker = createBreaker({ ...(options.breaker ?? { failures: 5, resetMs: 30_000 }), now })
  const headers = credentials(target)
  const pool = new Pool(origin(target), {
    connections: maxConcurrent,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: connector(target, options.connectTimeoutMs),
  })

  let closing: Promise<void> | undefined

  async function send(
    { method, path }: RapiRequest,
    body: string | undefined,
    signal: AbortSignal,
  ): Promise<RawAnswer> {
    const answer = await pool.request({
      method,
      path,
      body,
      signal,
      headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      // Ganeti closes after each answer; a connection kept open could only die under a write
      reset: true,
    })
    return {
      status: answer.statusCode,
      text: await readBody(answer.body, answer.headers['content-length'], options.maxBytes),
    }
  }

  async function call<T>(request: RapiRequest, read: Reading<T>, isWrite: boolean): Promise<T> {
    const what = `${request.method} ${request.path.replace(/\?.*/, '')}`
    const body = request.body === undefined ? undefined : encodeBody(request.body)
    const deadline = new AbortController()
    breaker.enter()
    const timer = setTimeout(() => deadline.abort(deadlinePassed), options.totalTimeoutMs)
    const attempt = () =>
      send(request, body, deadline.signal).catch((cause) => {
        throw asRapiError(what, cause, isWrite)
      })
    const again = (error: RapiError) => {
      if (isWrite || error.kind !== 'unreachable') throw error
      return attempt()
    }
    const answer = await attempt()
      .catch(again)
      .finally(() => clearTimeout(timer))
      .catch((error: RapiError) => {
        breaker.settle(outcome(error))
        throw error
      })
    breaker.settle('answered')
    return read(what, answer, isWrite)
  }

  async function observed<T>(request: RapiRequest, read: Reading<T>, isWrite: boolean): Promise<T> {
    const began = performance.now()
    const tell = (outcome: Observed['outcome']) =>
      options.observe?.({ method: request.method, outcome, seconds: (performance.now() - began) / 1000 })
    try {
      const answer = await call(request, read, isWrite)
      tell('answered')
      return answer
    } catch (error) {
      tell((error as RapiError).kind)
      throw error
    }
  }

  return {
    read: (request, schema) => inTurn(() => observed(request, as(schema), false)),
    readText: (request) => inTurn(() => observed(request, readText, false)),
    write: (request, schema) => inTurn(() => observed(request, as(schema), true)),
    close() {
      closing ??= pool.close()
      return closing
    },
  }
}

function outcome({ kind }: RapiError) {
  if (kind === 'unreachable' || kind === 'timeout') return 'failed'
  return kind === 'too_large' || kind === 'malformed' ? 'answered' : 'untried'
}

function origin({ host, port, tls }: RapiTarget): string {
  return `${tls ? 'https' : 'http'}://${isIPv6(host) ? `[${host}]` : host}:${port}`
}

function credentials({ user, password }: RapiTarget): Record<string, string> {
  if (user === undefined) return {}
  return { authorization: `Basic ${Buffer.from(`${user}:${password ?? ''}`).toString('base64')}` }
}

function connector(target: RapiTarget, timeoutMs: number): buildConnector.connector {
  return (_options, callback) => {
    openTarget(target, timeoutMs).then(
      (socket) => callback(null, socket),
      (error) => callback(error, null),
    )
  }
}
