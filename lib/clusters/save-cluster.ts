import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { seal } from '@/lib/crypto/seal'
import { db, type Tx } from '@/lib/db/client'
import type { Cluster } from '@/lib/db/generated/client'
import { invalid, notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { publish } from '@/lib/live/events'
import { lackingPasswords, readsApart } from './accounts'
import { checkAuthority } from './authority'
import { type ClusterInput, clusterSchema } from './schema'

export async function addCluster(ctx: Ctx, input: ClusterInput): Promise<{ id: number; slug: string }> {
  authorize(ctx, 'manage_clusters')
  const data = columns(input)
  requirePasswords(null, data)
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

/** An empty password keeps the stored one, as `lackingPasswords` allows. */
export async function editCluster(ctx: Ctx, id: number, input: ClusterInput): Promise<{ slug: string }> {
  authorize(ctx, 'manage_clusters', id)
  const { rapiPassword, readPassword, ...data } = columns(input)
  return db.$transaction(async (tx) => {
    const before = await tx.cluster.findUnique({ where: { id } })
    if (!before) throw notFound()
    if (before.slug !== data.slug) await checkSlug(tx, data.slug)
    requirePasswords(before, { ...data, rapiPassword, readPassword })
    if (before.hostname !== data.hostname || before.port !== data.port) await mirrorAnew(tx, id)
    await tx.cluster.update({
      where: { id },
      data: {
        ...data,
        ...(rapiPassword ? { rapiPassword } : {}),
        ...(readPassword || !readsApart(data) ? { readPassword } : {}),
        version: { increment: 1 },
      },
    })
    const changed = { passwordChanged: Boolean(rapiPassword), readPasswordChanged: Boolean(readPassword) }
    const detail = { from: shown(before), to: shown(data), ...changed }
    await record(tx, ctx, { action: 'cluster.edit', target: 'cluster', targetId: id, cluster: data.slug, detail })
    await publish(tx, { kind: 'cluster', clusterId: id })
    return { slug: data.slug }
  })
}

function requirePasswords(...entered: Parameters<typeof lackingPasswords>): void {
  const lacking = lackingPasswords(...entered)
  if (Object.keys(lacking).length > 0) throw invalid(lacking)
}

const sealed = (password: string) => (password === '' ? null : seal(password))

function columns(input: ClusterInput) {
  const { rapiPassword, readPassword, fingerprint, caPem, ...data } = parse(clusterSchema, input)
  checkAuthority(caPem)
  return {
    ...data,
    rapiPassword: sealed(rapiPassword),
    readPassword: readsApart(data) ? sealed(readPassword) : null,
    fingerprint: fingerprint || null,
    caPem: caPem || null,
  }
}

function shown({
  rapiUser,
  readUser,
  hostname,
  port,
  slug,
  description,
  tls,
  trust,
  fingerprint,
  ...rest
}: Omit<Cluster, 'id' | 'version' | 'createdAt' | 'rapiPassword' | 'readPassword'>) {
  const { fastCreate, usesGntNetwork, creationDisabled, disabled } = rest
  return {
    hostname,
    port,
    slug,
    description,
    rapiUser,
    readUser,
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
