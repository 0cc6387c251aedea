import { z } from 'zod'
import { db } from '@/lib/db/client'
import { publish } from '@/lib/live/events'
import { log } from '@/lib/log/log'
import { readSettings } from '@/lib/settings/queries'
import { addTask, defineTask } from '@/lib/tasks/queue'
import { fetchFeed } from './fetch-feed'
import { type FeedEntry, readFeed } from './read-feed'

const AGAIN_MS = 30 * 60_000

/** Fetches the site's feed, keeps what it says, and asks for its own next run. */
export const feedTask = defineTask('news.feed', z.object({}), async () => {
  await refreshFeed(new Date())
  await scheduleFeed(new Date(Date.now() + AGAIN_MS))
})

/** One waiting run at most, whatever the number of processes. */
export async function scheduleFeed(runAt = new Date()): Promise<void> {
  await addTask(db, feedTask, {}, { key: 'news.feed', runAt })
}

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
