import { setTimeout as delay } from 'node:timers/promises'
import type { Item } from '../item'
import type { Site } from '../site'
import { openViewers } from '../viewers'

const ROUNDS = 2
const VIEWERS = 200
const SETTLE_MS = 20_000
const WINDOW_MS = 60_000

/** What each cluster is asked, with nobody looking and with many. */
export const requests: Item = {
  number: 3,
  name: 'requests',
  async measure(site) {
    const large = await site.database('large')
    const portal = await site.portal(large, 'all')
    await delay(SETTLE_MS)
    const [alone, watched]: number[][] = [[], []]
    for (let round = 0; round < ROUNDS; round++) {
      alone?.push(...(await perMinute(site)))
      const viewers = await openViewers(portal.url, Object.values(large.cookies).slice(0, VIEWERS))
      watched?.push(...(await perMinute(site)))
      await viewers.stop()
    }
    await portal.stop()
    const [without, withThem] = [mean(alone ?? []), mean(watched ?? [])]
    const change = withThem / without - 1
    return [
      {
        what: 'RAPI requests per cluster and minute, 200 viewers against none',
        target: '±10 %',
        measured: `${change >= 0 ? '+' : '−'}${Math.abs(change * 100).toFixed(1)} %`,
        holds: Math.abs(change) <= 0.1,
        figures: `${without.toFixed(1)} without, ${withThem.toFixed(1)} with; ${ROUNDS} minutes each, in turn`,
      },
      {
        what: 'RAPI requests per cluster and minute while idle, the most of any cluster',
        target: '< 60',
        measured: String(Math.max(...(alone ?? []))),
        holds: Math.max(...(alone ?? [])) < 60,
        figures: `mean ${without.toFixed(1)}`,
      },
    ]
  },
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Of each cluster that is mirrored. */
async function perMinute(site: Site): Promise<number[]> {
  await site.requests()
  await delay(WINDOW_MS)
  return (await site.requests()).filter(({ requests: count }) => count > 0).map(({ requests: count }) => count)
}
