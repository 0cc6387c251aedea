import { setTimeout as delay } from 'node:timers/promises'
import { readingFailure } from '@/lib/clusters/failure'
import { rapiFor } from '@/lib/clusters/rapi'
import type { Cluster } from '@/lib/db/generated/client'
import { subscribe } from '@/lib/live/events'
import { log } from '@/lib/log/log'
import { metrics } from '@/lib/metrics/metrics'
import { syncFacts } from './facts'
import { markAnswering, markFailing } from './health'
import { syncAllInstances, syncChangedInstances, syncLiveInstances, syncRemovedInstances } from './instances'
import { backoff, INTERVALS, nextPeriod, type Part } from './intervals'
import { syncJobs } from './jobs'
import type { Mirror, OnJobs } from './mirror'
import { NewestChange } from './newest-change'
import { syncSurroundings } from './surroundings'

/** In the order of a first synchronisation: nodes before the instances that name them. */
const PARTS: readonly Part[] = ['facts', 'surroundings', 'changed', 'jobs', 'live', 'removed', 'all']

const UNDER_WAY = Number.POSITIVE_INFINITY
/** What was asked for while it was being read is read again after this. */
const HURRY_MS = 300

type Options = { prefix: string; onJobs: OnJobs; afterPass: (cluster: Cluster) => Promise<void>; signal: AbortSignal }

/** Mirrors one cluster until the signal aborts. Never throws for what a cluster does. */
export async function runClusterLoop(cluster: Cluster, { prefix, onJobs, afterPass, signal }: Options): Promise<void> {
  const loop = new ClusterLoop(cluster, prefix, onJobs)
  const unsubscribe = subscribe((message) => {
    if (message.kind === 'act' && message.clusterId === cluster.id) loop.hurry()
  })
  try {
    while (!signal.aborted) {
      await loop.pass()
      await afterPass(cluster).catch((error) => log.error({ err: error, cluster: cluster.slug }, 'after a sync pass'))
      await loop.rest(signal)
    }
  } finally {
    unsubscribe()
  }
}

class ClusterLoop {
  private readonly due = new Map<Part, number>(
    PARTS.map((part) => [part, part === 'all' ? Date.now() + INTERVALS.all : 0]),
  )
  private readonly newestChange = new NewestChange()
  private readonly digests = new Map<string, string>()
  private failures = 0
  private restUntil = 0
  private wake: AbortController | null = null

  constructor(
    private readonly cluster: Cluster,
    private readonly prefix: string,
    private readonly onJobs: OnJobs,
  ) {}

  /** Someone has just asked something of this cluster: look at its jobs at once. */
  hurry(): void {
    if (this.failures > 0) return
    this.due.set('jobs', 0)
    this.wake?.abort()
  }

  async pass(): Promise<void> {
    try {
      const mirror: Mirror = {
        cluster: this.cluster,
        rapi: rapiFor(this.cluster, 'read'),
        prefix: this.prefix,
        onJobs: this.onJobs,
        newestChange: this.newestChange,
        digests: this.digests,
        now: () => new Date(),
      }
      for (const part of PARTS) if ((this.due.get(part) ?? 0) <= Date.now()) await this.run(part, mirror)
      await markAnswering(this.cluster.id, new Date())
      this.failures = 0
    } catch (error) {
      await this.failed(error)
    }
  }

  private async run(part: Part, mirror: Mirror): Promise<void> {
    const began = Date.now()
    this.due.set(part, UNDER_WAY)
    const interval = await this.read(part, mirror).catch((error) => {
      this.due.set(part, 0)
      throw error
    })
    const { slug } = this.cluster
    metrics().syncSeconds.observe({ cluster: slug, part }, (Date.now() - began) / 1000)
    const wanted = this.due.get(part) !== UNDER_WAY
    const took = Date.now() - began
    // From its beginning, so that a busy machine asks no less often.
    const next = began + nextPeriod(interval, took, interval === INTERVALS.jobsBusy)
    this.due.set(part, wanted ? Date.now() + HURRY_MS : next)
    // In turn: most jobs change an instance, so whichever is looked at first tells of one.
    if (part === 'jobs' && interval === INTERVALS.jobs) this.due.set('changed', Date.now() + INTERVALS.changed / 2)
  }

  /** Answers when it is to be read again, in ms. */
  private async read(part: Part, mirror: Mirror): Promise<number> {
    if (part === 'jobs') return this.jobs(mirror)
    if (part === 'changed') await this.changed(mirror)
    if (part === 'facts') await syncFacts(mirror)
    if (part === 'surroundings') await syncSurroundings(mirror)
    if (part === 'live') await syncLiveInstances(mirror)
    if (part === 'removed') await syncRemovedInstances(mirror)
    if (part === 'all') await syncAllInstances(mirror)
    return INTERVALS[part]
  }

  private async changed(mirror: Mirror): Promise<void> {
    const names = await syncChangedInstances(mirror)
    if (names.length === 0) return
    if (this.due.get('live') !== 0) await syncLiveInstances(mirror, names)
    this.due.set('jobs', 0)
  }

  private async jobs(mirror: Mirror): Promise<number> {
    const { over, ended, open } = await syncJobs(mirror)
    // Also of nodes, groups and networks.
    if (over) this.due.set('surroundings', 0)
    if (ended) this.due.set('removed', 0)
    return open ? INTERVALS.jobsBusy : INTERVALS.jobs
  }

  private async failed(error: unknown): Promise<void> {
    this.failures += 1
    this.restUntil = Date.now() + backoff(this.failures)
    try {
      await markFailing(this.cluster.id, readingFailure(this.cluster, error), new Date())
    } catch (cause) {
      log.error({ err: cause, cluster: this.cluster.slug }, 'synchronisation failed')
    }
  }

  /** Until the next part is due, an act wakes it, or the signal aborts. */
  async rest(signal: AbortSignal): Promise<void> {
    const until = Math.max(this.restUntil, Math.min(...this.due.values()))
    this.wake = new AbortController()
    await delay(Math.max(0, until - Date.now()), null, { signal: AbortSignal.any([signal, this.wake.signal]) }).catch(
      () => {},
    )
    this.wake = null
  }
}
