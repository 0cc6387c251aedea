import type { UserCtx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { refusalOf } from '@/lib/instances/policy'
import { readInstance } from '@/lib/instances/queries'
import { standingOf } from '@/lib/instances/standing'
import { type Place, readSubject, readSubjects } from '@/lib/instances/subject'
import { findInstance } from './find-instance'
import { screenOf } from './screen'

/** What the page of a console shows; `refusal` is a code under `errors`, null when it can be opened; `startable`: by this person, now. */
export async function readConsole(ctx: UserCtx, place: Place) {
  const instance = await readInstance(ctx, place.cluster, place.name)
  const [refusal, subject] = await Promise.all([consoleRefusal(ctx, place), readSubject(db, ctx.actor, place)])
  return { instance, refusal, startable: refusalOf('startup', standingOf(ctx.actor, subject), subject.now) === null }
}

/** Why this person cannot open the console of this instance now, as a code under `errors`; null when they can. */
export async function consoleRefusal(ctx: UserCtx, place: Place): Promise<string | null> {
  const { withheld, screen } = await findInstance(db, ctx.actor, place)
  return withheld ?? (typeof screen === 'string' ? screen : null)
}

/** Of these instances, by id, those whose console this person can open now. */
export async function openableConsoles({ actor }: UserCtx, ids: readonly number[]): Promise<number[]> {
  const subjects = await readSubjects(actor, ids)
  const nodes = await db.node.findMany({
    where: {
      clusterId: { in: [...new Set(subjects.map(({ clusterId }) => clusterId))] },
      name: { in: [...new Set(subjects.map(({ primaryNode }) => primaryNode))] },
    },
  })
  const nodeOf = new Map(nodes.map((node) => [`${node.clusterId}/${node.name}`, node]))
  return subjects
    .filter((subject) => {
      const refusal = refusalOf('console', standingOf(actor, subject), subject.now)
      const node = nodeOf.get(`${subject.clusterId}/${subject.primaryNode}`) ?? null
      return typeof screenOf(subject, node, refusal) !== 'string'
    })
    .map(({ id }) => id)
}
