import { request } from 'undici'
import { z } from 'zod'
import { log } from '@/lib/log/log'
import { readBody } from '@/lib/net/read-body'

const DEADLINE_MS = 8_000
const MOST_BYTES = 4 * 1024 * 1024

/** Epoch seconds and a value; NaN and infinities are left out, as what is not there. */
export type Point = [at: number, value: number]
export type Span = { from: number; until: number; step: number }
/** `detail`: the server's own words. */
export type Asked =
  | { ok: true; points: Point[] }
  | { ok: false; code: 'unreachable' | 'refused' | 'many'; detail: string }

const sample = z.tuple([z.number(), z.string()])
const answerSchema = z.union([
  z.object({
    status: z.literal('success'),
    data: z.object({ resultType: z.literal('matrix'), result: z.array(z.object({ values: z.array(sample) })) }),
  }),
  z.object({ status: z.literal('error'), error: z.string() }),
])

/** One query over a time (Prometheus HTTP API, query_range). It must yield one series; none is no points. */
export async function askPrometheus(base: string, query: string, { from, until, step }: Span): Promise<Asked> {
  const url = new URL(`${base.replace(/\/+$/, '')}/api/v1/query_range`)
  const body = new URLSearchParams({ query, start: String(from), end: String(until), step: String(step) })
  try {
    const answer = await request(url, {
      method: 'POST',
      headers: { ...credentials(url), 'content-type': 'application/x-www-form-urlencoded' },
      body: body.toString(),
      signal: AbortSignal.timeout(DEADLINE_MS),
    })
    const told = answerSchema.parse(JSON.parse((await readBody(answer.body, MOST_BYTES)).toString('utf8')))
    if (told.status === 'error') return { ok: false, code: 'refused', detail: told.error.slice(0, 300) }
    const { result } = told.data
    if (result.length > 1) return { ok: false, code: 'many', detail: String(result.length) }
    return { ok: true, points: (result[0]?.values ?? []).flatMap(toPoint) }
  } catch (err) {
    log.warn({ err: err instanceof Error ? err.message : String(err) }, 'graphs: Prometheus cannot be asked')
    return { ok: false, code: 'unreachable', detail: '' }
  }
}

const toPoint = ([at, text]: z.output<typeof sample>): Point[] =>
  Number.isFinite(Number(text)) ? [[at, Number(text)]] : []

/** Of PROMETHEUS_URL, which may name a reader; undici would leave them out. */
function credentials(url: URL): Record<string, string> {
  if (url.username === '') return {}
  const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`
  url.username = ''
  url.password = ''
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
}
