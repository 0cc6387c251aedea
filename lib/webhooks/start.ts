import { setTimeout as delay } from 'node:timers/promises'
import { db } from '@/lib/db/client'
import { subscribe } from '@/lib/live/events'
import { persist } from '@/lib/tasks/persist'
import { dispatchEvents } from './dispatch'
import { askToSend } from './tasks'

/** A notice that was missed costs so much at most. */
const EVERY_MS = 30_000

/** Makes deliveries of what happens, until the signal; and asks for the sending of what still waits. */
export async function startWebhooks({ signal }: { signal: AbortSignal }): Promise<void> {
  await persist('webhooks: what waits', signal, resumeSending)
  let wake = new AbortController()
  const unsubscribe = subscribe(() => wake.abort())
  while (!signal.aborted) {
    wake = new AbortController()
    const rest = AbortSignal.any([signal, wake.signal])
    await persist('webhooks: the reading of events', signal, async () => {
      await dispatchEvents()
    })
    await delay(EVERY_MS, undefined, { signal: rest }).catch(() => undefined)
  }
  unsubscribe()
}

async function resumeSending(): Promise<void> {
  const where = { state: 'active', deliveries: { some: { state: 'waiting' } } }
  for (const { id } of await db.webhook.findMany({ where, select: { id: true } })) await askToSend(db, id)
}
