import { isDeepStrictEqual } from 'node:util'
import { readsApart } from '@/lib/clusters/accounts'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { publish } from '@/lib/live/events'
import { noteAnswer } from './latency'
import type { Mirror } from './mirror'

/**
 * What seldom changes: version, features, policy, operating systems, and what our credentials allow. Where the mirror
 * asks by an account of its own, what the other one allows is `findWriteAccess`'s to find.
 */
export async function syncFacts({ cluster, rapi, now }: Mirror): Promise<void> {
  const access = readsApart(cluster) ? {} : { access: await rapi.fetchAccess() }
  const began = performance.now()
  const info = await rapi.cluster.info()
  const roundTripMs = Math.round(performance.now() - began)
  const [features, osList, tags] = await Promise.all([rapi.cluster.features(), rapi.os.list(), rapi.cluster.tags()])
  const facts = {
    ...access,
    softwareVersion: info.softwareVersion,
    features: features.toSorted(),
    osList: osList.toSorted(),
    tags: tags.toSorted(),
    info: JSON.parse(JSON.stringify(info)) as Prisma.InputJsonObject,
  }
  await db.$transaction(async (tx) => {
    const before = await tx.clusterState.findUniqueOrThrow({ where: { clusterId: cluster.id } })
    await tx.clusterState.update({ where: { clusterId: cluster.id }, data: { ...facts, roundTripMs } })
    await noteAnswer(tx, cluster.id, roundTripMs, now())
    const same = isDeepStrictEqual({ ...before, ...facts }, before)
    await publish(tx, { kind: same ? 'figures' : 'cluster', clusterId: cluster.id })
  })
}
