import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

/** A mirror that was not read whole for so long is out of date, even if the cluster answers now and then. */
const OLD_MS = 10 * 60_000

type State = { failingSince: Date | null; answeredAt: Date | null; instancesAt: Date | null } | null

/** The time of what is shown, when that is out of date; null while it is not. */
export function staleSince(state: State, now: Date): Date | null {
  if (!state) return null
  if (state.failingSince) return state.answeredAt ?? state.failingSince
  return state.instancesAt && state.instancesAt.getTime() < now.getTime() - OLD_MS ? state.instancesAt : null
}

/** Clusters are few: which are out of date is asked first. */
export async function staleClusters(now: Date): Promise<number[]> {
  const old: Prisma.ClusterStateWhereInput[] = [
    { failingSince: { not: null } },
    { instancesAt: { lt: new Date(now.getTime() - OLD_MS) } },
  ]
  const states = await db.clusterState.findMany({ where: { OR: old }, select: { clusterId: true } })
  return states.map((state) => state.clusterId)
}
