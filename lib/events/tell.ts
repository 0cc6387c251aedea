import type { Actor } from '@/lib/access/actor'
import { asOwner, may } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import { visibleInstances } from '@/lib/instances/scope'
import type { Former, Logged, LoggedEvent } from '@/lib/live/log'
import { hearsAct, hearsApplication } from './audience'
import type { ToldEvent } from './schema'

/** Another place than the API's: the words that make up its addresses may hold anything. */
const below = (...parts: (string | number)[]) => `/api/v1/${parts.map((part) => encodeURIComponent(part)).join('/')}`

/** An event as the actor may know it by now; null: it does not concern them, or what it was about is no more. */
export async function tell(actor: Actor, { position, at, event, former }: Logged): Promise<ToldEvent | null> {
  const head = { id: String(position), at: at.toISOString() }
  if (event.kind === 'act') {
    const data = hearsAct(actor, event) ? await actOf(event.id) : null
    return data && { ...head, type: 'act.changed', data }
  }
  if (event.kind === 'application') {
    const data = hearsApplication(actor, event) ? await applicationOf(event.id) : null
    return data && { ...head, type: 'application.changed', data }
  }
  const data = await instancesOf(actor, event, former)
  return data && { ...head, type: 'instances.changed', data }
}

/** Programs hear of acts on instances; those on nodes are for the pages of administrators. */
async function actOf(id: string) {
  const act = await db.act.findUnique({
    where: { id },
    select: { kind: true, state: true, instance: true, cluster: { select: { slug: true } } },
  })
  if (!act || act.instance === null) return null
  return { ...act, instance: act.instance, id, cluster: act.cluster.slug, url: below('acts', id) }
}

async function applicationOf(id: number) {
  const found = await db.application.findUnique({ where: { id }, select: { kind: true, status: true, hostname: true } })
  if (!found) return null
  const kind: 'create' | 'change' = found.kind === 'change' ? 'change' : 'create'
  return { ...found, kind, id, url: below('applications', id) }
}

type OfInstances = Extract<LoggedEvent, { kind: 'instances' }>

async function instancesOf(actor: Actor, { clusterId, names }: OfInstances, former: readonly Former[]) {
  const cluster = await db.cluster.findUnique({ where: { id: clusterId, disabled: false }, select: { slug: true } })
  if (!cluster) return null
  const { slug } = cluster
  const all = names.includes('*')
  const seen = { AND: [visibleInstances(actor), { clusterId }] }
  const gone = await goneOf(actor, clusterId, all ? [] : names, former)
  if (all) {
    const any = await db.instance.findFirst({ where: seen, select: { id: true } })
    return any || gone.length > 0 ? { cluster: slug, all, instances: [], gone } : null
  }
  const own = await db.instance.findMany({
    where: { AND: [seen, { name: { in: names } }] },
    select: { name: true },
    orderBy: { name: 'asc' },
  })
  const instances = own.map(({ name }) => ({ name, url: below('instances', slug, name) }))
  return instances.length + gone.length > 0 ? { cluster: slug, all, instances, gone } : null
}

/** What is no more has no owner to ask: those who view the cluster hear of it, and those whose it was at the end. */
async function goneOf(actor: Actor, clusterId: number, names: string[], former: readonly Former[]): Promise<string[]> {
  const asked = [...new Set([...names, ...former.map(({ name }) => name)])]
  const there = await db.instance.findMany({ where: { clusterId, name: { in: asked } }, select: { name: true } })
  const missing = asked.filter((name) => !there.some((instance) => instance.name === name))
  if (may(actor, 'view_instances', clusterId)) return missing.sort()
  const me = asOwner(actor, 'instances:read')
  const mine = former.filter(
    ({ users, groups }) => me && (users.includes(me.id) || groups.some((id) => me.groupIds.includes(id))),
  )
  return missing.filter((name) => mine.some((one) => one.name === name)).sort()
}
