import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import { invalid } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { movesPassword } from './accounts'
import { checkConnection } from './check-connection'
import { addCluster, editCluster } from './save-cluster'
import { type ClusterInput, clusterSchema } from './schema'

/** As `addCluster`, once it answers as entered. One that is to be kept before it answers is added as disabled. */
export async function addAnsweringCluster(ctx: Ctx, input: ClusterInput): Promise<{ id: number; slug: string }> {
  authorize(ctx, 'manage_clusters')
  await requireAnswer(ctx, input)
  return addCluster(ctx, input)
}

/** As `editCluster`; where the connection changed, once it answers so. */
export async function editAnsweringCluster(ctx: Ctx, id: number, input: ClusterInput): Promise<{ slug: string }> {
  authorize(ctx, 'manage_clusters', id)
  if (await changesConnection(id, input)) await requireAnswer(ctx, input, id)
  return editCluster(ctx, id, input)
}

async function requireAnswer(ctx: Ctx, input: ClusterInput, id?: number): Promise<void> {
  if (parse(clusterSchema, input).disabled) return
  const { faults, certificate } = await checkConnection(ctx, input, id)
  if (certificate?.verdict === 'first_met') throw invalid({ fingerprint: { code: 'fingerprint_unconfirmed' } })
  if (Object.keys(faults).length > 0) throw invalid(faults)
}

async function changesConnection(id: number, input: ClusterInput): Promise<boolean> {
  const { fingerprint, caPem, ...after } = parse(clusterSchema, input)
  const before = await db.cluster.findUnique({ where: { id } })
  if (!before || after.disabled) return false
  const place = { ...after, fingerprint: fingerprint || null, caPem: caPem || null }
  const asOthers = after.rapiUser !== before.rapiUser || after.readUser !== before.readUser
  return before.disabled || after.rapiPassword + after.readPassword !== '' || asOthers || movesPassword(before, place)
}
