import type { OAuthActor } from '@/lib/access/actor'
import { asOwner } from '@/lib/access/authorize'
import { config } from '@/lib/config/env'
import type { EventType } from '@/lib/events/schema'
import { tell } from '@/lib/events/tell'
import { subscribe } from '@/lib/live/events'
import { latestPosition, readLog } from '@/lib/live/log'
import { OAuthError } from '@/lib/oauth/oauth-error'
import { programInHeader } from '../../programs/bearer-request'

const RETRY_MS = 3_000
/** How long a token that has ended may go unnoticed where nobody says so. */
const HEARTBEAT_MS = 10_000
const BATCH = 200

type Listening = {
  /** Those of the request; its token is looked up by them again and again. */
  headers: Headers
  signal: AbortSignal
  after: number | null
  types: readonly EventType[]
}

/**
 * Server-sent events (HTML standard, 9.2) from a position of the log on. Whose they are is asked anew before each batch, so
 * the stream ends with the token, the account or the right. What was forgotten meanwhile is told by `reset`.
 */
export async function* eventStream({ headers, signal, after, types }: Listening): AsyncGenerator<string> {
  const alarm = new Alarm(signal)
  try {
    let last = after ?? (await latestPosition())
    yield `retry: ${RETRY_MS}\nid: ${last}\n\n`
    while (!signal.aborted) {
      const listener = await listenerOf(headers)
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
async function listenerOf(headers: Headers): Promise<OAuthActor | null> {
  try {
    const program = await programInHeader(new Request(config().publicUrl, { headers }))
    return program && asOwner(program.ctx.actor, 'instances:read') ? program.ctx.actor : null
  } catch (error) {
    if (error instanceof OAuthError) return null
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
