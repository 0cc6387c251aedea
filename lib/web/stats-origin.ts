import { db } from '@/lib/db/client'
import { subscribe } from '@/lib/live/events'
import { log } from '@/lib/log/log'
import { readSettings } from '@/lib/settings/queries'

/** Carries the origin to proxy.ts, which cannot ask the database. */
export const STATS_HEADER = 'x-site-stats'

/** The origin that the site's counter of visits may send to, as the settings are now; null: there is none. */
export function watchStatsOrigin(): { current(): string | null; stop(): void } {
  let origin: string | null = null
  const read = async () => {
    const { statsScript } = await readSettings(db)
    origin = statsScript === '' ? null : new URL(statsScript).origin
  }
  const again = () => read().catch((err) => log.warn({ err }, 'the settings could not be read'))
  const stop = subscribe(({ kind }) => {
    if (kind === 'site' || kind === 'resync') void again()
  })
  return { current: () => origin, stop }
}
