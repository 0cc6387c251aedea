import { z } from 'zod'
import type { Ctx } from '@/lib/access/actor'
import { type ClusterScope, requireAnywhere, scopeOf } from '@/lib/access/authorize'
import { fullName, wants } from '@/lib/accounts/queries'
import { type Db, db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { onClusters } from '@/lib/instances/scope'
import type { Target } from './schema'

export const placesSchema = z.array(z.object({ cluster: z.string(), name: z.string() }))
export type Place = z.infer<typeof placesSchema>[number]

/** Someone who is written to, with those of their instances that it concerns. */
export type Person = {
  id: number
  username: string
  name: string
  email: string
  locale: string | null
  /** Does without such mails. */
  muted: boolean
  instances: Place[]
}

/** Which clusters' owners the actor may write to: those whose instances they view. Throws for nobody's. */
export function writingScope(ctx: Ctx): ClusterScope {
  requireAnywhere(ctx, 'view_instances')
  return scopeOf(ctx.actor, 'view_instances')
}

/**
 * The active owners of the chosen instances, by name or by a group, and the chosen people with all of theirs; of clusters
 * that the actor may not view nothing and nobody. `unreached` are chosen instances that nobody would hear of.
 */
export async function peopleOf(ctx: Ctx, targets: readonly Target[], read: Db = db) {
  const scope = writingScope(ctx)
  const people = new Map<number, Person>()
  const add = (user: FoundUser, place?: Place) => {
    const person = people.get(user.id) ?? toPerson(user)
    if (place) person.instances.push(place)
    people.set(user.id, person)
  }
  const chosen = await chosenPeople(read, scope, targets)
  for (const user of chosen) add(user)
  const chosenIds = new Set(chosen.map(({ id }) => id))
  const instances = await read.instance.findMany({
    where: { AND: [{ cluster: { disabled: false } }, onClusters(scope), { OR: conditions(targets, [...chosenIds]) }] },
    select: { name: true, cluster: { select: { slug: true } }, ...placing, owners: withOwners },
    orderBy: [{ cluster: { slug: 'asc' } }, { name: 'asc' }],
  })
  const unreached: Place[] = []
  for (const instance of instances) {
    const place = { cluster: instance.cluster.slug, name: instance.name }
    const owners = ownersOf(instance.owners)
    const concerned = isTargeted(instance, targets)
    if (concerned && owners.length === 0) unreached.push(place)
    for (const owner of owners) if (concerned || chosenIds.has(owner.id)) add(owner, place)
  }
  return { people: [...people.values()].sort((a, b) => a.username.localeCompare(b.username)), unreached }
}

const user = {
  id: true,
  username: true,
  firstName: true,
  lastName: true,
  email: true,
  locale: true,
  mutedMails: true,
  isActive: true,
} satisfies Prisma.UserSelect
type FoundUser = Prisma.UserGetPayload<{ select: typeof user }>

const placing = { id: true, clusterId: true, nodeGroup: true, primaryNode: true } satisfies Prisma.InstanceSelect
const withOwners = {
  select: { user: { select: user }, group: { select: { members: { select: { user: { select: user } } } } } },
} satisfies Prisma.Instance$ownersArgs

const toPerson = (found: FoundUser): Person => ({
  id: found.id,
  username: found.username,
  name: fullName(found),
  email: found.email,
  locale: found.locale,
  muted: !wants(found, 'notifications'),
  instances: [],
})

/** Each once, though they may own it in several ways. */
function ownersOf(owners: { user: FoundUser | null; group: { members: { user: FoundUser }[] } | null }[]): FoundUser[] {
  const all = owners.flatMap((one) => [
    ...(one.user ? [one.user] : []),
    ...(one.group?.members.map((member) => member.user) ?? []),
  ])
  return [...new Map(all.map((one) => [one.id, one])).values()].filter(({ isActive }) => isActive)
}

type Placed = { id: number; clusterId: number; nodeGroup: string | null; primaryNode: string }

const isTargeted = (instance: Placed, targets: readonly Target[]) =>
  targets.some((target) => {
    if (target.kind === 'instance') return instance.id === target.id
    if (instance.clusterId !== target.id) return false
    if (target.kind === 'node') return target.name === instance.primaryNode
    return target.kind === 'nodeGroup' ? target.name === instance.nodeGroup : target.kind === 'cluster'
  })

function conditions(targets: readonly Target[], userIds: number[]): Prisma.InstanceWhereInput[] {
  const places = targets.flatMap((target): Prisma.InstanceWhereInput[] => {
    if (target.kind === 'cluster') return [{ clusterId: target.id }]
    if (target.kind === 'instance') return [{ id: target.id }]
    if (target.kind === 'node') return [{ clusterId: target.id, primaryNode: target.name }]
    return target.kind === 'nodeGroup' ? [{ clusterId: target.id, nodeGroup: target.name }] : []
  })
  const theirs = {
    OR: [{ userId: { in: userIds } }, { group: { members: { some: { userId: { in: userIds } } } } }],
  }
  return [...places, { owners: { some: theirs } }]
}

/** Who views only some clusters can choose those people and groups that own something there. */
async function chosenPeople(read: Db, scope: ClusterScope, targets: readonly Target[]): Promise<FoundUser[]> {
  const ids = (kind: Target['kind']) => targets.flatMap((target) => (target.kind === kind ? [target.id] : []))
  const owns = scope === 'all' ? {} : { owned: { some: { instance: { clusterId: { in: [...scope] } } } } }
  const groups = await read.group.findMany({ where: { AND: [{ id: { in: ids('group') } }, owns] } })
  return read.user.findMany({
    where: {
      isActive: true,
      OR: [
        { AND: [{ id: { in: ids('user') } }, owns] },
        { groups: { some: { groupId: { in: groups.map(({ id }) => id) } } } },
      ],
    },
    select: user,
  })
}
