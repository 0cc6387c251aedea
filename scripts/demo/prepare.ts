import { systemContext } from '@/lib/access/system-context'
import { prepareEnvironment } from '@/lib/config/prepare'
import { db } from '@/lib/db/client'
import { synchronise } from '@/lib/sync/once'
import { fileApplications, hasApplications } from './applications'
import type { Clusters } from './clusters'
import { enrol } from './enrol'
import { makeUpThePast } from './past'
import { registerCluster, registerNetwork } from './register'

/** A database with the people, the clusters and the applications of the demonstration: what is there stays as it is. */
export async function prepare(clusters: Clusters, signal: AbortSignal): Promise<{ stop(): Promise<void> }> {
  const environment = await prepareEnvironment()
  const stop = async () => {
    await db.$disconnect()
    await environment.stop()
  }
  try {
    await fill(clusters, signal)
  } catch (error) {
    await stop()
    throw error
  }
  return { stop }
}

async function fill(clusters: Clusters, signal: AbortSignal): Promise<void> {
  const ctx = systemContext('demo')
  await enrol(ctx)
  const { id } = await registerCluster(ctx, 'alpha', clusters.alpha)
  await registerCluster(ctx, 'beta', clusters.beta)
  const network = await registerNetwork(ctx, id)
  signal.throwIfAborted()
  if (await hasApplications()) return
  console.log('Mirroring the clusters and filing applications …')
  await synchronise(null)
  signal.throwIfAborted()
  await fileApplications({ clusterId: id, network, control: clusters.alpha.control })
  await makeUpThePast(new Date())
}
