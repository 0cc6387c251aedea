import type { LiveMessage } from '@/lib/live/events'
import { tellFresh } from './freshness'
import { concerns, topicsOf } from './topics'

type Listener = { topics: string[]; changed: () => void }

const listeners = new Set<Listener>()
let source: EventSource | undefined
let asked = ''
let failures = 0
let timer: ReturnType<typeof setTimeout> | undefined
let wasLost = false

/** Calls `changed` on each event of these topics; all who listen on a page share one connection. */
export function listen(topics: string[], changed: () => void): () => void {
  const listener = { topics, changed }
  listeners.add(listener)
  schedule(0)
  return () => {
    listeners.delete(listener)
    schedule(0)
  }
}

const wanted = () => [...new Set([...listeners].flatMap((listener) => listener.topics))].sort().join(',')

function schedule(ms: number) {
  clearTimeout(timer)
  timer = setTimeout(connect, ms)
}

function connect() {
  const topics = wanted()
  if (source && topics === asked) return
  source?.close()
  source = undefined
  asked = topics
  if (!topics) return
  const opened = new EventSource(`/api/events?topics=${encodeURIComponent(topics)}`)
  source = opened
  opened.onopen = () => {
    failures = 0
    // What happened while nobody listened is unknown: all look again.
    if (wasLost) for (const listener of listeners) listener.changed()
    wasLost = false
  }
  opened.onmessage = (event: MessageEvent<string>) => {
    const topics = topicsOf(JSON.parse(event.data) as LiveMessage)
    for (const listener of listeners) if (listener.topics.some((topic) => concerns(topic, topics))) listener.changed()
  }
  opened.addEventListener('fresh', (event: MessageEvent<string>) => {
    tellFresh(JSON.parse(event.data) as Record<string, string>)
  })
  opened.onerror = () => {
    opened.close()
    source = undefined
    wasLost = true
    failures += 1
    schedule(Math.min(60_000, 1000 * 2 ** failures) * (0.5 + Math.random() / 2))
  }
}
