import pg from 'pg'
import { config } from '@/lib/config/env'
import { log } from '@/lib/log/log'

export const CHANNEL = 'ganetimgr_live'

const KEPT_MS = 90_000
const CONNECT_MS = 8_000
const ASK_EVERY_MS = 15_000
const ANSWER_MS = 5_000

/** null: the connection was lost and is back, so payloads may have been missed. */
type Listener = (payload: string | null) => void

/** One LISTEN connection, open while anyone listens, which comes back by itself. */
class Hub {
  private readonly listeners = new Set<Listener>()
  private client: pg.Client | undefined
  private retry: NodeJS.Timeout | undefined
  private failures = 0
  /** What was heard lately, and since when all was heard. */
  private recent: { at: number; payload: string }[] = []
  private listeningSince = Number.POSITIVE_INFINITY

  /** With `since` (epoch ms), what was heard after that comes first; null where that reaches too far back. */
  add(listener: Listener, since?: number): () => void {
    const own: Listener = (payload) => listener(payload)
    this.listeners.add(own)
    if (!this.client && !this.retry) this.connect(false)
    else if (since !== undefined) this.replay(own, since)
    return () => {
      this.listeners.delete(own)
      if (this.listeners.size === 0) this.close()
    }
  }

  private replay(listener: Listener, since: number) {
    if (since < Math.max(this.listeningSince, Date.now() - KEPT_MS)) return listener(null)
    for (const { at, payload } of this.recent) if (at >= since) listener(payload)
  }

  private connect(again: boolean) {
    const client = new pg.Client({
      connectionString: config().databaseUrl,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
    })
    this.client = client
    // A peer that vanished without a word is noticed by the answer that does not come.
    const asking = setInterval(() => client.query('select 1').catch(lost), ASK_EVERY_MS)
    asking.unref()
    const lost = (error?: Error) => {
      clearInterval(asking)
      if (this.client !== client) return
      this.client = undefined
      this.listeningSince = Number.POSITIVE_INFINITY
      client.end().catch(() => undefined)
      log.warn({ err: error }, 'live events: the connection was lost')
      this.retry = setTimeout(() => this.connect(true), Math.min(10_000, 100 * 2 ** this.failures++))
      this.retry.unref()
    }
    client.on('error', lost)
    client.on('end', () => lost())
    client.on('notification', ({ payload = '' }) => {
      const now = Date.now()
      this.recent = [...this.recent.filter(({ at }) => at > now - KEPT_MS), { at: now, payload }]
      this.emit(payload)
    })
    this.listen(client, again).catch(lost)
  }

  private async listen(client: pg.Client, again: boolean) {
    await client.connect()
    await client.query(`listen ${CHANNEL}`)
    this.failures = 0
    this.retry = undefined
    this.recent = []
    this.listeningSince = Date.now()
    // Also after the first connection: what happened while it was being made went unheard.
    this.emit(null)
    if (again) log.info('live events: connected again')
  }

  private emit(payload: string | null) {
    for (const listener of [...this.listeners]) {
      try {
        listener(payload)
      } catch (err) {
        log.error({ err }, 'live events: a listener failed')
      }
    }
  }

  private close() {
    clearTimeout(this.retry)
    this.retry = undefined
    const client = this.client
    this.client = undefined
    this.listeningSince = Number.POSITIVE_INFINITY
    client?.end().catch(() => undefined)
  }
}

const store = globalThis as typeof globalThis & { ganetimgrHub?: Hub }

export function hub(): Hub {
  store.ganetimgrHub ??= new Hub()
  return store.ganetimgrHub
}
