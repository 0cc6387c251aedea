import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { rapiFor } from '@/lib/clusters/rapi'
import { db } from '@/lib/db/client'
import type { Cluster } from '@/lib/db/generated/client'
import { configurationRow } from '@/lib/rapi/resources/instance-configuration'
import { liveRow } from '@/lib/rapi/resources/instance-live'
import { syncAllInstances, syncChangedInstances, syncLiveInstances } from '@/lib/sync/instances'
import type { Mirror } from '@/lib/sync/mirror'
import { NewestChange } from '@/lib/sync/newest-change'

/** In ms, one entry each round: what curl and we need for the same query; `first` is a mirror made from nothing. */
export type SyncTimes = Record<'curl' | 'all' | 'curlLive' | 'live' | 'first', number[]>

const ROUNDS = 31
const FIRST = 2

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

const curl = ({ port }: Cluster, fields: string[]) =>
  promisify(execFile)('curl', [
    ...['-sSfk', '-o', '/dev/null', '-u', 'writer:writer-secret', '-X', 'PUT', '-H', 'content-type: application/json'],
    ...['-d', JSON.stringify({ fields }), `https://127.0.0.1:${port}/2/query/instance`],
  ])

async function measure(slug: string): Promise<SyncTimes> {
  const cluster = await db.cluster.findUniqueOrThrow({ where: { slug } })
  const mirror: Mirror = {
    cluster,
    rapi: rapiFor(cluster, 'read'),
    prefix: 'ganetimgr',
    onJobs: async () => {},
    newestChange: new NewestChange(),
    digests: new Map(),
    now: () => new Date(),
  }
  const times: SyncTimes = { curl: [], all: [], curlLive: [], live: [], first: [] }
  await syncAllInstances(mirror)
  for (let round = 0; round < ROUNDS; round++) {
    times.curl.push(await timed(() => curl(cluster, Object.keys(configurationRow.shape))))
    times.all.push(await timed(() => syncAllInstances(mirror)))
    times.curlLive.push(await timed(() => curl(cluster, Object.keys(liveRow.shape))))
    times.live.push(await timed(() => syncLiveInstances(mirror)))
  }
  for (let round = 0; round < FIRST; round++) {
    await db.instance.deleteMany({ where: { clusterId: cluster.id } })
    await db.clusterState.update({ where: { clusterId: cluster.id }, data: { instancesMtime: 0 } })
    times.first.push(await timed(() => syncChangedInstances(mirror)))
    await syncLiveInstances(mirror)
  }
  return times
}

process.on('message', async ({ slug }: { slug: string }) => {
  const times = await measure(slug)
  await db.$disconnect()
  process.send?.(times, () => process.exit())
})
process.on('disconnect', () => process.exit())
