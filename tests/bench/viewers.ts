import { setMaxListeners } from 'node:events'
import { Agent, request } from 'undici'
import { PageRefresh } from '@/components/live/page-refresh'
import { everybodyHears } from '@/components/live/topics'
import type { LiveMessage } from '@/lib/live/events'

export type Viewers = { events(): number; refreshes(): number; stop(): Promise<void> }

/**
 * People who have the page open: each reads it once, listens to its events, and reads it again when it hears of one. A
 * stream that ends is opened again, as browsers do.
 */
export async function openViewers(url: string, cookies: readonly string[]): Promise<Viewers> {
  const agent = new Agent({ connections: null, bodyTimeout: 0, headersTimeout: 60_000 })
  const over = new AbortController()
  setMaxListeners(0, over.signal)
  let events = 0
  let refreshes = 0
  const read = async (cookie: string) => {
    const { statusCode, body } = await request(`${url}/`, { dispatcher: agent, headers: { cookie } })
    await body.dump({ limit: 10_000_000 })
    if (statusCode !== 200) throw new Error(`the page answered ${statusCode}`)
  }
  const listen = async (cookie: string) => {
    const page = new PageRefresh()
    const refresh = () => {
      refreshes += 1
      read(cookie)
        .catch(() => undefined)
        .finally(() => page.arrived(Date.now(), refresh))
    }
    const heard = (data: string) => {
      events += 1
      page.ask(refresh, everybodyHears(JSON.parse(data) as LiveMessage))
    }
    while (!over.signal.aborted) {
      const { body } = await request(`${url}/api/events?since=${Date.now()}`, {
        dispatcher: agent,
        headers: { cookie },
        signal: over.signal,
      })
      for await (const part of body)
        for (const [, data] of String(part).matchAll(/(?<!^event: fresh\n)^data: (.*)$/gm)) heard(data ?? '')
    }
  }
  const running: Promise<void>[] = []
  for (let at = 0; at < cookies.length; at += 10) {
    const some = cookies.slice(at, at + 10)
    await Promise.all(some.map(read))
    running.push(...some.map((cookie) => listen(cookie).catch(() => undefined)))
  }
  return {
    events: () => events,
    refreshes: () => refreshes,
    async stop() {
      over.abort()
      await Promise.all(running)
      await agent.destroy()
    },
  }
}
