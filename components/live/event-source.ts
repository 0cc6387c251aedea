import type { LiveMessage } from '@/lib/live/events'
import { tellFresh } from './freshness'
import { concerns, everybodyHears, topicsOf } from './topics'

type Listener = { topics: string[]; changed: (everybody: boolean) => void }

const listeners = new Set<Listener>()
let source: EventSource | undefined
let failures = 0
let timer: ReturnType<typeof setTimeout> | undefined
/** The server's time up to which everything was heard, or was on the page as rendered. */
let heardUntil = 0
/** What was heard lately, for a page that was rendered before and listens only now. */
let recent: { at: number; topics: string[] }[] = []

const KEPT_MS = 60_000
/** A page's data was read a little before the page says so. */
const SLACK_MS = 5_000

/**
 * Calls `changed` on each event of these topics after `since` (the server's time, ms), and says whether it is one that
 * everybody hears; all on a page share one connection.
 */
export function listen(topics: string[], since: number, changed: (everybody: boolean) => void): () => void {
  const listener = { topics, changed }
  listeners.add(listener)
  if (heardUntil === 0) heardUntil = since
  else if (!source) heardUntil = Math.min(heardUntil, since)
  else if (recent.some((event) => event.at >= since - SLACK_MS && isFor(listener, event.topics))) changed(false)
  schedule(0)
  return () => {
    listeners.delete(listener)
    schedule(0)
  }
}

const isFor = (listener: Listener, topics: string[]) => listener.topics.some((topic) => concerns(topic, topics))

function schedule(ms: number) {
  clearTimeout(timer)
  timer = setTimeout(connect, ms)
}

function connect() {
  if (listeners.size === 0) {
    source?.close()
    source = undefined
    heardUntil = 0
  } else if (!source) open()
}

function open() {
  const opened = new EventSource(`/api/events?since=${heardUntil}`)
  source = opened
  const heard = (event: MessageEvent<string>) => {
    heardUntil = Number(event.lastEventId) || heardUntil
    failures = 0
  }
  opened.onmessage = (event: MessageEvent<string>) => {
    heard(event)
    const message = JSON.parse(event.data) as LiveMessage
    const topics = topicsOf(message)
    recent = [...recent.filter(({ at }) => at > heardUntil - KEPT_MS), { at: heardUntil, topics }]
    for (const listener of listeners) if (isFor(listener, topics)) listener.changed(everybodyHears(message))
  }
  opened.addEventListener('fresh', (event: MessageEvent<string>) => {
    heard(event)
    tellFresh(JSON.parse(event.data) as Record<string, string>)
  })
  opened.onerror = () => {
    opened.close()
    source = undefined
    failures += 1
    schedule(Math.min(60_000, 500 * 2 ** failures) * (0.5 + Math.random() / 2))
  }
}
