import type { Actor } from '@/lib/access/actor'
import { may } from '@/lib/access/authorize'
import type { Db } from '@/lib/db/client'
import { type NetworkChoice, networkChoices } from './choices'

type Link = { mode: string | null; link: string | null }
type Where = { clusterId: number; nodeGroup: string | null; present: readonly Link[] }

/**
 * The networks of a node group in which this person may give an instance of theirs a NIC: all to who places instances
 * there; to others the default ones, those of their groups, and those that the instance is in already.
 */
export async function networksOffered(db: Db, actor: Actor, where: Where): Promise<NetworkChoice[]> {
  const { clusterId, nodeGroup, present } = where
  if (nodeGroup === null) return []
  const cluster = await db.cluster.findUniqueOrThrow({
    where: { id: clusterId },
    include: { ganetiNets: true, networks: { include: { groups: { select: { id: true } } } } },
  })
  const choices = networkChoices(nodeGroup, cluster.ganetiNets, cluster.networks, cluster.usesGntNetwork)
  if (may(actor, 'review_applications', clusterId)) return choices
  const mine = actor.kind === 'system' ? [] : actor.groupIds
  const ofMyGroups = cluster.networks.filter(({ groups }) => groups.some(({ id }) => mine.includes(id)))
  const among = (links: readonly Link[], { mode, link }: NetworkChoice) =>
    links.some((other) => other.mode === mode && other.link === link)
  return choices.filter((choice) => choice.isDefault || among(ofMyGroups, choice) || among(present, choice))
}
