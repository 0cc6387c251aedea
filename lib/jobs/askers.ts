import { fullName } from '@/lib/accounts/queries'
import { db } from '@/lib/db/client'

/** Who asked for a job through the portal. */
export type Asker = { username: string; name: string }

type Known = { clusterId: number; id: number; actId: string | null }

/** By the act that a job's reason names, or the act that knows its number; null where there is none. */
export async function askersOf(jobs: readonly Known[]): Promise<(job: Known) => Asker | null> {
  const acts = await db.act.findMany({
    where: {
      actorId: { not: null },
      OR: [
        { id: { in: jobs.flatMap(({ actId }) => actId ?? []) } },
        { clusterId: { in: jobs.map(({ clusterId }) => clusterId) }, jobId: { in: jobs.map(({ id }) => id) } },
      ],
    },
    select: {
      id: true,
      clusterId: true,
      jobId: true,
      actor: { select: { username: true, firstName: true, lastName: true } },
    },
  })
  const named = new Map(acts.map((act) => [act.id, act.actor]))
  const numbered = new Map(acts.map((act) => [`${act.clusterId} ${act.jobId}`, act.actor]))
  return ({ clusterId, id, actId }) => {
    const actor = (actId === null ? undefined : named.get(actId)) ?? numbered.get(`${clusterId} ${id}`)
    return actor ? { username: actor.username, name: fullName(actor) } : null
  }
}
