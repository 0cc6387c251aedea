import { setTimeout as delay } from 'node:timers/promises'
import { ask, startChild } from '../child'
import { cpuSeconds } from '../cpu'
import { type Item, ms, ratio } from '../item'
import { median } from '../load'
import type { SyncTimes } from '../sync-child'

const SETTLE_MS = 20_000
const WINDOW_MS = 60_000

/** The mirror: one cluster of 1,000 instances against curl, and what ten cost while nothing happens. */
export const sync: Item = {
  number: 4,
  name: 'sync',
  async measure(site) {
    const large = await site.database('large')
    const child = startChild('sync-child.ts', large.env)
    const times = await ask<SyncTimes>(child, { slug: 'large9' })
    const [curl, all, curlLive, live, first] = [times.curl, times.all, times.curlLive, times.live, times.first].map(
      median,
    )
    const worker = await site.portal(large, 'worker')
    await delay(SETTLE_MS)
    const before = cpuSeconds(worker.pid)
    const began = performance.now()
    await delay(WINDOW_MS)
    const share = (cpuSeconds(worker.pid) - before) / ((performance.now() - began) / 1000)
    await worker.stop()
    const against = (what: string, ours = 0, theirs = 1) => ({
      what,
      target: '≤ 1.3×',
      measured: ratio(ours / theirs),
      holds: ours / theirs <= 1.3,
      figures: `median of ${times.all.length}: ${ms(ours)}; curl ${ms(theirs)}`,
    })
    const whole = against('full reading of the configuration of 1,000 instances against curl', all, curl)
    return [
      { ...whole, figures: `${whole.figures}; a first mirror of all 1,000: ${ms(first ?? 0)}` },
      against('full reading of what runs, 1,000 instances, against curl', live, curlLive),
      {
        what: 'idle synchronisation of ten clusters of 1,000, of one core',
        target: '≤ 10 %',
        measured: `${(share * 100).toFixed(1)} %`,
        holds: share <= 0.1,
        figures: `processor time of the worker over ${WINDOW_MS / 1000} s`,
      },
    ]
  },
}
