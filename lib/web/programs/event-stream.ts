import type { OAuthActor } from '@/lib/access/actor'
import { asOwner } from '@/lib/access/authorize'
import { AppError, forbidden, invalid } from '@/lib/errors/app-error'
import { EVENT_TYPES, type EventType } from '@/lib/events/schema'
import { tell } from '@/lib/events/tell'
import { subscribe } from '@/lib/live/events'
import { latestPosition, readLog } from '@/lib/live/log'
import { OAuthError } from '@/lib/oauth/oauth-error'
import { programOf } from './bearer-request'

const RETRY_MS = 3_000
/** How long a token that has ended may go unnoticed where nobody says so. */
const HEARTBEAT_MS = 10_000
const BATCH = 200

export type Listening = { after: number | null; types: readonly EventType[] }

/** `Last-Event-ID` as an EventSource sends it, or in the address; `type` any number of times. */
export function readListening(request: Request): Listening {
  const params = new URL(request.url).searchParams
  const last = request.headers.get('last-event-id') ?? params.get('last_event_id')
  if (last !== null && !/^\d{1,15}$/.test(last)) throw invalid({ last_event_id: { code: 'invalid_value' } })
  const asked = params.getAll('type')
  const types = EVENT_TYPES.filter((type) => asked.length === 0 || asked.includes(type))
  if (types.length < new Set(asked).size) throw invalid({ type: { code: 'invalid_value' } })
  return { after: last === null ? null : Number(last), types }
}

export function requireListener(actor: OAuthActor): void {
  if (!asOwner(actor, 'instances:read') && !asOwner(actor, 'applications:write')) throw forbidden('insufficient_scope')
}

/**
 * Server-sent events (HTML standard, 9.2) from a position of the log on. Whose they are is asked anew before each batch, so
 * the stream ends with the token, the account or the right. What was forgotten meanwhile is told by `reset`.
 */
export async function* eventStream(request: Request, { after, types }: Listening): AsyncGenerator<string> {
  const alarm = new Alarm(request.signal)
  try {
    let last = after ?? (await latestPosition())
    yield `retry: ${RETRY_MS}\nid: ${last}\n\n`
    while (!request.signal.aborted) {
      const listener = await listenerOf(request)
      if (!listener) return
      const entries = await readLog(last, BATCH)
      if (entries === null) {
        last = await latestPosition()
        yield `event: reset\nid: ${last}\ndata: {}\n\n`
        continue
      }
      let sent = last
      for (const entry of entries) {
        last = entry.position
        const told = await tell(listener, entry)
        if (!told || !types.includes(told.type)) continue
        sent = last
        yield `event: ${told.type}\nid: ${last}\ndata: ${JSON.stringify(told)}\n\n`
      }
      // The id alone moves on who resumes past what does not concern them.
      if (sent < last) yield `id: ${last}\n\n`
      if (entries.length < BATCH && !(await alarm.rings(HEARTBEAT_MS))) yield ': still here\n\n'
    }
  } finally {
    alarm.stop()
  }
}

/** null: the token is good for this no more. */
async function listenerOf(request: Request): Promise<OAuthActor | null> {
  try {
    const program = await programOf(request)
    if (program) requireListener(program.ctx.actor)
    return program?.ctx.actor ?? null
  } catch (error) {
    if (error instanceof OAuthError || (error instanceof AppError && error.code === 'forbidden')) return null
    throw error
  }
}

/** Rings when something was published, also between two waits, and when the client is gone. */
class Alarm {
  private rung = true
  private ring: () => void = () => undefined
  readonly stop: () => void

  constructor(signal: AbortSignal) {
    const ring = () => {
      this.rung = true
      this.ring()
    }
    const unsubscribe = subscribe(ring)
    signal.addEventListener('abort', ring)
    this.stop = () => {
      unsubscribe()
      signal.removeEventListener('abort', ring)
    }
  }

  /** Whether it rang within that time. */
  async rings(ms: number): Promise<boolean> {
    if (!this.rung)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms)
        this.ring = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    const rung = this.rung
    this.rung = false
    return rung
  }
}
