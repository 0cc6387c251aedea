import type { Duplex } from 'node:stream'
import { createWebSocketStream, type WebSocket } from 'ws'
import { dial } from './rfb/dial'
import { greet } from './rfb/greet'
import { ScreenError } from './rfb/screen-error'
import type { Ending } from './schema'
import type { Target } from './screen'

const REACH_MS = 10_000

export type Limits = { idleMs: number; lifetimeMs: number }

type Relay = { target: Target; instance: string; ca: string | null; limits: Limits }

/** What a person does at the screen: key, pointer, clipboard, and QEMU's own key event. A client begins a frame with each. */
const ACTIVITY = [4, 5, 6, 255]

/**
 * Passes a screen on to a browser until one of them, a limit or the signal (whose reason is an Ending) ends it, and says
 * which it was. Neither side is read faster than the other takes it.
 */
export async function relay(
  ws: WebSocket,
  { target, instance, ca, limits }: Relay,
  signal: AbortSignal,
): Promise<Ending> {
  const over = new AbortController()
  const end = (why: Ending) => over.abort(why)
  signal.addEventListener('abort', () => end(signal.reason as Ending), { once: true })
  if (signal.aborted) end(signal.reason as Ending)
  const lifetime = setTimeout(end, limits.lifetimeMs, 'lifetime')
  const idle = setTimeout(end, limits.idleMs, 'idle')
  ws.on('message', (data: Buffer) => {
    if (ACTIVITY.includes(data[0] ?? 0)) idle.refresh()
  })
  ws.on('close', () => end('left'))
  if (ws.readyState !== ws.OPEN) end('left')
  const browser = createWebSocketStream(ws)
  browser.on('error', () => end('left'))
  let screen: Duplex | undefined
  try {
    const reached = await dial(target, ca, AbortSignal.any([over.signal, AbortSignal.timeout(REACH_MS)]))
    screen = reached.stream
    screen.on('close', () => end('screen_ended'))
    screen.on('end', () => end('screen_ended'))
    await greet(browser, reached, instance, over.signal)
    browser.pipe(screen)
    screen.pipe(browser, { end: false })
    await ended(over.signal)
  } catch (error) {
    end(endingOfError(error))
  } finally {
    clearTimeout(lifetime)
    clearTimeout(idle)
    screen?.destroy()
  }
  return over.signal.reason as Ending
}

/** A signal that was aborted keeps its first reason, so a failure that followed from it changes nothing. */
function endingOfError(error: unknown): Ending {
  if (error instanceof ScreenError) return error.ending
  if (error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError')) return 'unreachable'
  return 'screen_ended'
}

const ended = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
