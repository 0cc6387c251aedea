import type { Ctx } from '@/lib/access/actor'
import { mayAnywhere, requireUser, scopeOf } from '@/lib/access/authorize'
import { type Db, db } from '@/lib/db/client'
import { forbidden } from '@/lib/errors/app-error'
import { type NetworkChoice, networkChoices } from './choices'

export async function choicesFor(tx: Db, clusterId: number, group: string): Promise<NetworkChoice[]> {
  const [cluster, discovered, stored] = await Promise.all([
    tx.cluster.findUniqueOrThrow({ where: { id: clusterId }, select: { usesGntNetwork: true } }),
    tx.ganetiNetwork.findMany({ where: { clusterId } }),
    tx.network.findMany({ where: { clusterId } }),
  ])
  return networkChoices(group, discovered, stored, cluster.usesGntNetwork)
}

/** For the administrators of their clusters. */
export async function listStoredNetworks(ctx: Ctx) {
  if (!mayAnywhere(ctx.actor, 'manage_clusters')) throw forbidden()
  const scope = scopeOf(ctx.actor, 'manage_clusters')
  return db.network.findMany({
    where: scope === 'all' ? {} : { clusterId: { in: [...scope] } },
    include: { cluster: { select: { id: true, slug: true } }, groups: { select: { id: true, name: true } } },
    orderBy: [{ cluster: { slug: 'asc' } }, { description: 'asc' }],
  })
}

/** The networks that this person's groups open to them, in enabled clusters (spec 4.3, S10: asked of the person, not of the form). */
export async function networksOfMyGroups(ctx: Ctx) {
  const { actor } = requireUser(ctx)
  return db.network.findMany({
    where: {
      groups: { some: { id: { in: [...actor.groupIds] } } },
      cluster: { disabled: false, creationDisabled: false },
    },
    select: {
      id: true,
      description: true,
      mode: true,
      ipv6Prefix: true,
      cluster: { select: { id: true, slug: true, description: true } },
      groups: { where: { id: { in: [...actor.groupIds] } }, select: { name: true } },
    },
    orderBy: [{ isDefault: 'desc' }, { description: 'asc' }],
  })
}
