import type { UserActor } from '@/lib/access/actor'
import type { Db } from '@/lib/db/client'
import { refusalOf, withheld } from '@/lib/instances/policy'
import { standingOf } from '@/lib/instances/standing'
import { type Place, readSubject } from '@/lib/instances/subject'
import { screenOf } from './screen'

/** An instance with what decides about its console, from the mirror alone; what may not be seen does not exist. */
export async function findInstance(of: Db, actor: UserActor, place: Place) {
  const instance = await readSubject(of, actor, place)
  const { clusterId, primaryNode, now } = instance
  const node = await of.node.findUnique({ where: { clusterId_name: { clusterId, name: primaryNode } } })
  const standing = standingOf(actor, instance)
  const reason = withheld('console', standing, now)
  return {
    instance,
    right: standing.superuser ? 'superuser' : 'owner',
    /** Why this person may not open it, whatever its state. */
    withheld: reason === 'forbidden' ? 'console_not_yours' : reason,
    screen: screenOf(instance, node, refusalOf('console', standing, now)),
  } as const
}
