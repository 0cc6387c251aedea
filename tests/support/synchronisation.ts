import type { InstanceAct } from '@/lib/acts/end'
import { followActs } from '@/lib/acts/follow'
import { settleActs } from '@/lib/acts/settle'
import { changeEnded } from '@/lib/applications/changes/change-ended'
import { creationEnded } from '@/lib/applications/creation-ended'
import { rapiFor } from '@/lib/clusters/rapi'
import { db, type Tx } from '@/lib/db/client'
import { instanceActEnded } from '@/lib/instances/act-ended'
import { syncFacts } from '@/lib/sync/facts'
import { markAnswering } from '@/lib/sync/health'
import { syncChangedInstances, syncLiveInstances, syncRemovedInstances } from '@/lib/sync/instances'
import { syncJobs } from '@/lib/sync/jobs'
import type { Mirror } from '@/lib/sync/mirror'
import { NewestChange } from '@/lib/sync/newest-change'
import { syncSurroundings } from '@/lib/sync/surroundings'

const actEnded = async (tx: Tx, act: InstanceAct) => {
  await creationEnded(tx, act)
  await changeEnded(tx, act)
  await instanceActEnded(tx, act)
}

export type Synchronisation = {
  mirror(now?: Date): Promise<Mirror>
  /** Everything that the worker mirrors, once; `now` is its clock. */
  pass(now?: Date): Promise<void>
  /** Jobs and instances, and what follows for acts. */
  follow(now?: Date): Promise<void>
}

/** Of a cluster of the portal, by its id, when a test says so. */
export function synchronisation(id: number): Synchronisation {
  const mirror = async (now?: Date): Promise<Mirror> => {
    const cluster = await db.cluster.findUniqueOrThrow({ where: { id } })
    const onJobs = followActs(actEnded)
    return {
      cluster,
      rapi: rapiFor(cluster, 'read'),
      prefix: 'ganetimgr',
      onJobs,
      newestChange: new NewestChange(),
      digests: new Map(),
      now: () => now ?? new Date(),
    }
  }
  const follow = async (now?: Date) => {
    const one = await mirror(now)
    await syncChangedInstances(one)
    await syncJobs(one)
    await syncChangedInstances(one)
    await syncLiveInstances(one)
    await syncRemovedInstances(one)
    await markAnswering(id, one.now())
    await settleActs(actEnded)(one.cluster)
  }
  const pass = async (now?: Date) => {
    const one = await mirror(now)
    await syncFacts(one)
    await syncSurroundings(one)
    await follow(now)
  }
  return { mirror, follow, pass }
}
