import { db } from '@/lib/db/client'
import { publish } from '@/lib/live/events'
import { log } from '@/lib/log/log'
import { readSettings } from '@/lib/settings/queries'
import { definePeriodic } from '@/lib/tasks/queue'
import { fetchFeed } from './fetch-feed'
import { type FeedEntry, readFeed } from './read-feed'

const AGAIN_MS = 30 * 60_000

/** Fetches the site's feed and keeps what it says. */
export const feedTask = definePeriodic('news.feed', AGAIN_MS, () => refreshFeed(new Date()))

/** What could not be fetched or read stays as it was; without a feed nothing is kept. */
export async function refreshFeed(now: Date): Promise<void> {
  const { feedUrl, cdromHosts, cdromPorts } = await readSettings(db)
  if (feedUrl === '') return keep([])
  const fetched = await fetchFeed(feedUrl, { hosts: cdromHosts, ports: cdromPorts })
  if (!fetched.ok) return log.warn({ reason: fetched.code }, 'news: the feed could not be fetched')
  try {
    await keep(readFeed(fetched.text, now))
  } catch (err) {
    log.warn({ reason: err instanceof Error ? err.name : 'unknown' }, 'news: the feed could not be read')
  }
}

async function keep(entries: FeedEntry[]): Promise<void> {
  const items = [...new Map(entries.map((entry) => [entry.id, entry])).values()]
  await db.$transaction(async (tx) => {
    const gone = await tx.feedItem.deleteMany({ where: { id: { notIn: items.map(({ id }) => id) } } })
    // One without a date keeps the time at which it was first seen
    const added = await tx.feedItem.createMany({ data: items, skipDuplicates: true })
    if (gone.count + added.count > 0) await publish(tx, { kind: 'site' })
  })
}
