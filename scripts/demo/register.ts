import type { Ctx } from '@/lib/access/actor'
import { addCluster, editCluster } from '@/lib/clusters/save-cluster'
import type { ClusterInput } from '@/lib/clusters/schema'
import { db } from '@/lib/db/client'
import { addNetwork } from '@/lib/networks/save-network'
import type { Clusters } from './clusters'
import { GROUP } from './people'

type Slug = keyof Clusters

const FACES: Record<Slug, Pick<ClusterInput, 'description' | 'rapiUser' | 'rapiPassword'>> = {
  alpha: { description: 'Athens', rapiUser: 'writer', rapiPassword: 'writer-secret' },
  beta: { description: 'Branch office, to look only', rapiUser: 'reader', rapiPassword: 'reader-secret' },
}

/** Adds the cluster; one that was added keeps everything but where it is now. */
export async function registerCluster(ctx: Ctx, slug: Slug, { port, fingerprint = '' }: Clusters[Slug]) {
  const { description, ...login } = FACES[slug]
  const place = { hostname: '127.0.0.1', port, tls: fingerprint !== '', trust: 'pin' as const, fingerprint }
  const kept = await db.cluster.findUnique({ where: { slug } })
  if (!kept) return addCluster(ctx, { slug, description: description ?? '', ...place, ...login })
  if (kept.port === port && (kept.fingerprint ?? '') === fingerprint) return { id: kept.id }
  const { fastCreate, usesGntNetwork, creationDisabled, disabled } = kept
  const flags = { fastCreate, usesGntNetwork, creationDisabled, disabled }
  await editCluster(ctx, kept.id, { slug, description: kept.description, ...flags, ...place, ...login })
  return { id: kept.id }
}

/** The network of alpha that the group may wish for. */
export async function registerNetwork(ctx: Ctx, clusterId: number): Promise<number> {
  const place = { clusterId, mode: 'routed' as const, link: 'public' }
  const kept = await db.network.findUnique({ where: { clusterId_mode_link: place } })
  if (kept) return kept.id
  const groups = await db.group.findMany({ where: { name: GROUP }, select: { id: true } })
  const groupIds = groups.map(({ id }) => id)
  return (await addNetwork(ctx, { ...place, description: 'Public addresses', isDefault: true, groupIds })).id
}
