import { z } from 'zod'
import type { Ctx } from '@/lib/access/actor'
import { fullName } from '@/lib/accounts/queries'
import { type Db, db } from '@/lib/db/client'
import { fold } from '@/lib/db/fold'
import type { Prisma } from '@/lib/db/generated/client'
import { hasFolded, hasText } from '@/lib/db/same-text'
import { parse } from '@/lib/errors/parse'
import { onClusters } from '@/lib/instances/scope'
import { writingScope } from './people'
import { type Target, type TargetKind, wordOf } from './schema'

/** Something that can be chosen, as its word and as people read it. `clusterId` null: people, wherever their instances are. */
export type Labelled = { word: string; kind: TargetKind; label: string; clusterId: number | null }

const MOST = 8

/** What of each kind has the text in its name, a few of each, among what the actor may write to. */
export async function findTargets(ctx: Ctx, input: unknown, read: Db = db): Promise<Labelled[]> {
  const text = parse(z.string().trim().max(100), input)
  const name = { name: hasText(text) }
  const found = await Promise.all([
    clusters(ctx, read, { OR: [{ slug: hasText(text) }, { description: hasText(text) }] }),
    nodeGroups(ctx, read, name),
    nodes(ctx, read, name),
    instances(ctx, read, name, MOST),
    users(ctx, read, { OR: [{ nameText: hasFolded(fold(text)) }, { email: hasText(text) }] }, MOST),
    groups(ctx, read, name, MOST),
  ])
  return found.flatMap((some) => some.slice(0, MOST))
}

/** Those of the targets that the actor may write to, in the order of kinds. */
export async function labelled(ctx: Ctx, targets: readonly Target[], read: Db = db): Promise<Labelled[]> {
  const ids = (kind: TargetKind) => ({
    id: { in: targets.flatMap((target) => (target.kind === kind ? [target.id] : [])) },
  })
  const named = (kind: 'node' | 'nodeGroup') => ({
    // Prisma takes an empty OR for none at all
    OR: [
      { clusterId: 0 },
      ...targets.flatMap((target) => (target.kind === kind ? [{ clusterId: target.id, name: target.name }] : [])),
    ],
  })
  const found = await Promise.all([
    clusters(ctx, read, ids('cluster')),
    nodeGroups(ctx, read, named('nodeGroup')),
    nodes(ctx, read, named('node')),
    instances(ctx, read, ids('instance')),
    users(ctx, read, ids('user')),
    groups(ctx, read, ids('group')),
  ])
  return found.flat()
}

/** Of the clusters that the actor may write about. */
function within(ctx: Ctx): Prisma.ClusterWhereInput {
  const scope = writingScope(ctx)
  return { disabled: false, ...(scope === 'all' ? {} : { id: { in: [...scope] } }) }
}

async function clusters(ctx: Ctx, read: Db, where: Prisma.ClusterWhereInput): Promise<Labelled[]> {
  const found = await read.cluster.findMany({ where: { AND: [within(ctx), where] }, orderBy: { slug: 'asc' } })
  return found.map(({ id, slug }) => one({ kind: 'cluster', id }, slug, id))
}

async function nodeGroups(ctx: Ctx, read: Db, where: Prisma.NodeGroupWhereInput): Promise<Labelled[]> {
  const found = await read.nodeGroup.findMany({
    where: { AND: [{ cluster: within(ctx) }, where] },
    include: { cluster: { select: { slug: true } } },
    orderBy: [{ name: 'asc' }, { clusterId: 'asc' }],
  })
  return found.map(({ clusterId: id, name, cluster }) =>
    one({ kind: 'nodeGroup', id, name }, `${name} (${cluster.slug})`, id),
  )
}

async function nodes(ctx: Ctx, read: Db, where: Prisma.NodeWhereInput): Promise<Labelled[]> {
  const found = await read.node.findMany({
    where: { AND: [{ cluster: within(ctx) }, where] },
    include: { cluster: { select: { slug: true } } },
    orderBy: [{ name: 'asc' }, { clusterId: 'asc' }],
  })
  return found.map(({ clusterId: id, name, cluster }) =>
    one({ kind: 'node', id, name }, `${name} (${cluster.slug})`, id),
  )
}

async function instances(ctx: Ctx, read: Db, where: Prisma.InstanceWhereInput, take?: number): Promise<Labelled[]> {
  const found = await read.instance.findMany({
    where: { AND: [{ cluster: within(ctx) }, where] },
    select: { id: true, name: true, clusterId: true, cluster: { select: { slug: true } } },
    orderBy: [{ name: 'asc' }, { clusterId: 'asc' }],
    ...(take ? { take } : {}),
  })
  return found.map(({ id, name, clusterId, cluster }) =>
    one({ kind: 'instance', id }, `${name} (${cluster.slug})`, clusterId),
  )
}

/** Of people and groups, who views only some clusters finds those that own something there. */
function owning(ctx: Ctx) {
  const scope = writingScope(ctx)
  return scope === 'all' ? {} : { owned: { some: { instance: onClusters(scope) } } }
}

async function users(ctx: Ctx, read: Db, where: Prisma.UserWhereInput, take?: number): Promise<Labelled[]> {
  const found = await read.user.findMany({
    where: { AND: [{ isActive: true }, owning(ctx), where] },
    select: { id: true, username: true, firstName: true, lastName: true },
    orderBy: { username: 'asc' },
    ...(take ? { take } : {}),
  })
  return found.map((user) => one({ kind: 'user', id: user.id }, `${fullName(user)} (${user.username})`, null))
}

async function groups(ctx: Ctx, read: Db, where: Prisma.GroupWhereInput, take?: number): Promise<Labelled[]> {
  const found = await read.group.findMany({
    where: { AND: [owning(ctx), where] },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
    ...(take ? { take } : {}),
  })
  return found.map(({ id, name }) => one({ kind: 'group', id }, name, null))
}

const one = (target: Target, label: string, clusterId: number | null): Labelled => ({
  word: wordOf(target),
  kind: target.kind,
  label,
  clusterId,
})
