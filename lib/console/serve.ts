import { readFile } from 'node:fs/promises'
import type { WebSocket } from 'ws'
import { record } from '@/lib/audit/record'
import { config } from '@/lib/config/env'
import { db } from '@/lib/db/client'
import { log } from '@/lib/log/log'
import { type Limits, relay } from './relay'
import { ENDINGS, type Ending } from './schema'
import type { Admission } from './take-ticket'
import { RECHECK_MS, watch } from './watch'

/** A browser that does not answer the close is not waited for longer. */
const CLOSE_MS = 2_000

/** `limits` and `recheckMs` (ms) stand in for the site's settings. */
export type ServeOptions = { stopping: AbortSignal; limits?: Limits; recheckMs?: number }

/** Serves an admitted console to its end, whatever ends it; closes the socket with a code that tells, and audits. */
export async function serveConsole(
  ws: WebSocket,
  admission: Admission,
  { stopping, limits = admission.limits, recheckMs = RECHECK_MS }: ServeOptions,
): Promise<Ending> {
  const { session, target } = admission
  const began = Date.now()
  const over = new AbortController()
  const stop = () => over.abort('restarting' satisfies Ending)
  stopping.addEventListener('abort', stop, { once: true })
  if (stopping.aborted) stop()
  const unwatch = watch(session, (why) => over.abort(why), recheckMs)
  let ending: Ending = 'screen_ended'
  try {
    const ca = await authority()
    ending = await relay(ws, { target, instance: session.instance, ca, limits }, over.signal)
  } finally {
    unwatch()
    stopping.removeEventListener('abort', stop)
    closeWith(ws, ending)
    await leave(admission, ending, Date.now() - began)
  }
  return ending
}

async function authority(): Promise<string | null> {
  const { consoleCa } = config()
  return consoleCa ? readFile(consoleCa, 'utf8') : null
}

export function closeWith(ws: WebSocket, ending: Ending): void {
  ws.on('error', () => ws.terminate())
  ws.close(ENDINGS[ending], ending)
  setTimeout(() => ws.terminate(), CLOSE_MS).unref()
}

async function leave({ session, ctx, cluster }: Admission, ending: Ending, ms: number): Promise<void> {
  const { id, instance } = session
  const seconds = Math.round(ms / 1000)
  const entry = { action: 'console.close', target: 'instance', targetId: instance, cluster, instance } as const
  log.info({ console: id, ending, seconds }, 'console: closed')
  await db.$transaction(async (tx) => {
    await tx.consoleSession.deleteMany({ where: { id } })
    await record(tx, { ...ctx, now: new Date() }, { ...entry, detail: { console: id, why: ending, seconds } })
  })
}
