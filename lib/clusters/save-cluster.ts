import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { seal } from '@/lib/crypto/seal'
import { db, type Tx } from '@/lib/db/client'
import type { Cluster } from '@/lib/db/generated/client'
import { invalid, notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { publish } from '@/lib/live/events'
import { checkAuthority } from './authority'
import { type ClusterInput, clusterSchema } from './schema'

export async function addCluster(ctx: Ctx, input: ClusterInput): Promise<{ id: number; slug: string }> {
  authorize(ctx, 'manage_clusters')
  const data = columns(input)
  return db.$transaction(async (tx) => {
    await checkSlug(tx, data.slug)
    const cluster = await tx.cluster.create({ data: { ...data, createdAt: ctx.now } })
    await tx.clusterState.create({ data: { clusterId: cluster.id } })
    await record(tx, ctx, {
      action: 'cluster.add',
      target: 'cluster',
      targetId: cluster.id,
      cluster: data.slug,
      detail: shown(data),
    })
    await publish(tx, { kind: 'cluster', clusterId: cluster.id })
    return { id: cluster.id, slug: cluster.slug }
  })
}

/**
 * An empty password keeps the stored one, but only towards the place it was given for: whoever changes the host, the
 * port or the trust must know the password (else it could be sent to a server of the editor's choice).
 */
export async function editCluster(ctx: Ctx, id: number, input: ClusterInput): Promise<{ slug: string }> {
  authorize(ctx, 'manage_clusters', id)
  const { rapiPassword, ...data } = columns(input)
  return db.$transaction(async (tx) => {
    const before = await tx.cluster.findUnique({ where: { id } })
    if (!before) throw notFound()
    if (before.slug !== data.slug) await checkSlug(tx, data.slug)
    if (before.rapiPassword && !rapiPassword && movesPassword(before, data))
      throw invalid({ rapiPassword: { code: 'rapi_password_again' } })
    if (before.hostname !== data.hostname || before.port !== data.port) await mirrorAnew(tx, id)
    await tx.cluster.update({
      where: { id },
      data: { ...data, ...(rapiPassword ? { rapiPassword } : {}), version: { increment: 1 } },
    })
    const detail = { from: shown(before), to: shown(data), passwordChanged: Boolean(rapiPassword) }
    await record(tx, ctx, { action: 'cluster.edit', target: 'cluster', targetId: id, cluster: data.slug, detail })
    await publish(tx, { kind: 'cluster', clusterId: id })
    return { slug: data.slug }
  })
}

type Where = Pick<Cluster, 'hostname' | 'port' | 'tls' | 'trust' | 'fingerprint' | 'caPem'>

export function movesPassword(before: Where, after: Where): boolean {
  const fields = ['hostname', 'port', 'tls', 'trust'] as const
  if (fields.some((field) => before[field] !== after[field])) return true
  return after.trust === 'ca' ? before.caPem !== after.caPem : before.fingerprint !== after.fingerprint
}

function columns(input: ClusterInput) {
  const { rapiPassword, fingerprint, caPem, ...data } = parse(clusterSchema, input)
  checkAuthority(caPem)
  return {
    ...data,
    rapiPassword: rapiPassword === '' ? null : seal(rapiPassword),
    fingerprint: fingerprint || null,
    caPem: caPem || null,
  }
}

function shown({
  rapiUser,
  hostname,
  port,
  slug,
  description,
  tls,
  trust,
  fingerprint,
  ...rest
}: Omit<Cluster, 'id' | 'version' | 'createdAt' | 'rapiPassword'>) {
  const { fastCreate, usesGntNetwork, creationDisabled, disabled } = rest
  return {
    hostname,
    port,
    slug,
    description,
    rapiUser,
    tls,
    trust,
    fingerprint,
    fastCreate,
    usesGntNetwork,
    creationDisabled,
    disabled,
  }
}

async function checkSlug(tx: Tx, slug: string): Promise<void> {
  if (await tx.cluster.findUnique({ where: { slug } })) throw invalid({ slug: { code: 'slug_taken' } })
}

/** Another place may be another Ganeti, whose jobs and times begin elsewhere. */
async function mirrorAnew(tx: Tx, clusterId: number): Promise<void> {
  await tx.job.deleteMany({ where: { clusterId } })
  await tx.clusterState.updateMany({ where: { clusterId }, data: { lastJobId: 0, instancesMtime: 0 } })
}
