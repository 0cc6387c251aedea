import { answeredAt, fleetHealth } from '@/lib/clusters/queries'
import { subscribe } from '@/lib/live/events'
import { requireContext } from '@/lib/web/context'
import { audible } from '@/lib/web/live-audience'
import { problem } from '@/lib/web/problem'

export const dynamic = 'force-dynamic'

/** A client connects again by itself, and is then asked anew who it is: rights taken away end here at the latest. */
const LIFETIME_MS = 60_000
/** Also says how fresh the mirror is, which no event tells while nothing changes. */
const HEARTBEAT_MS = 10_000

/** Server-sent events (HTML standard, 9.2) of what the signed-in person may see. */
export async function GET(request: Request): Promise<Response> {
  try {
    const ctx = await requireContext()
    const { actor } = ctx
    const clusters = (await fleetHealth(ctx)).map(({ id }) => id)
    const since = sinceOf(new URL(request.url).searchParams.get('since'))
    const encoder = new TextEncoder()
    let stop = () => {}
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        const send = (text: string) => controller.enqueue(encoder.encode(`id: ${Date.now()}\n${text}\n\n`))
        const unsubscribe = subscribe((message) => {
          void audible(actor, message)
            .then((heard) => heard && send(`data: ${JSON.stringify(heard)}`))
            .catch(() => stop())
        }, since)
        const beat = () =>
          void answeredAt(clusters)
            .then((fresh) => send(`event: fresh\ndata: ${JSON.stringify(fresh)}`))
            .catch(() => stop())
        const heartbeat = setInterval(beat, HEARTBEAT_MS)
        const end = setTimeout(() => stop(), LIFETIME_MS)
        stop = () => {
          unsubscribe()
          clearInterval(heartbeat)
          clearTimeout(end)
          stop = () => {}
          try {
            controller.close()
          } catch {
            // The client was faster.
          }
        }
        beat()
        // Who went away while this was made ready is told of by nobody: what nobody reads is not cancelled.
        if (request.signal.aborted) stop()
        else request.signal.addEventListener('abort', () => stop())
      },
      cancel: () => stop(),
    })
    const headers = {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    }
    return new Response(stream, { headers })
  } catch (error) {
    return problem(error)
  }
}

/** A page's data was read a little before the page says so, and several machines' clocks differ a little. */
const SLACK_MS = 5_000

function sinceOf(text: string | null): number {
  const since = Number(text ?? Number.NaN)
  return Number.isFinite(since) ? since - SLACK_MS : Date.now()
}
