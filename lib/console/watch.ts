import type { ConsoleSession } from '@/lib/db/generated/client'
import { type LiveMessage, subscribe } from '@/lib/live/events'
import { log } from '@/lib/log/log'
import type { Ending } from './schema'
import { checkOpen } from './still-allowed'

/** Rights given by groups and grants change without an event. */
export const RECHECK_MS = 5_000

/** Calls `end` once the session or the right that a console was opened with is gone; the answer stops watching. */
export function watch(session: ConsoleSession, end: (why: Ending) => void, everyMs = RECHECK_MS): () => void {
  let busy: Promise<void> | undefined
  let again = false
  const look = () => {
    if (busy) again = true
    busy ??= checkOpen(session)
      .then((ending) => ending && end(ending))
      .catch((err: unknown) => log.warn({ err }, 'console: rights could not be looked at'))
      .then(() => {
        busy = undefined
        if (!again) return
        again = false
        look()
      })
  }
  const timer = setInterval(look, everyMs)
  const unsubscribe = subscribe((message) => {
    if (concerns(session, message)) look()
  })
  return () => {
    clearInterval(timer)
    unsubscribe()
  }
}

function concerns({ userId, clusterId, instance }: ConsoleSession, message: LiveMessage): boolean {
  if (message.kind === 'resync') return true
  if (message.kind === 'user') return message.id === userId
  if (message.kind === 'cluster') return message.clusterId === clusterId
  if (message.kind !== 'instances' || message.clusterId !== clusterId) return false
  return message.names.includes(instance) || message.names.includes('*')
}
