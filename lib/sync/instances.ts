import { db } from '@/lib/db/client'
import { publish } from '@/lib/live/events'
import type { InstanceConfiguration } from '@/lib/rapi/resources/instance-configuration'
import { formerOwners } from './former-owners'
import type { Mirror } from './mirror'
import { orderByOwners, writeInstances } from './write-instances'

/** Instances changed since the last call (FACTS: configuration fields are answered from memory). */
export async function syncChangedInstances({ cluster, rapi, prefix, newestChange, now }: Mirror): Promise<string[]> {
  const state = await db.clusterState.findUniqueOrThrow({ where: { clusterId: cluster.id } })
  const since = state.instancesMtime
  const asked = newestChange.asking()
  const found = await rapi.instances.configuration(since > 0 ? { changedSince: newestChange.after(since) } : {})
  if (found.length === 0 && since > 0) {
    asked(since)
    return []
  }
  const newest = Math.max(since, ...found.map((instance) => instance.mtime))
  const written = await db.$transaction(async (tx) => {
    const names = await writeInstances(tx, cluster.id, found, prefix)
    await tx.clusterState.update({
      where: { clusterId: cluster.id },
      data: { instancesMtime: newest, ...(since === 0 ? { instancesAt: now() } : {}) },
    })
    if (names.length > 0) await publish(tx, { kind: 'instances', clusterId: cluster.id, names })
    return names
  })
  asked(newest)
  return written
}

/**
 * All of them anew: heals whatever the changes alone do not tell, like defaults of the cluster. What is as it was when it
 * was last written is neither read nor compared again.
 */
export async function syncAllInstances({ cluster, rapi, prefix, digests }: Mirror): Promise<void> {
  // What needs no answer of the cluster's is done while it makes one.
  const [rows, stored] = await Promise.all([
    rapi.instances.unread(),
    db.$queryRaw<{ name: string }[]>`SELECT name FROM "Instance" WHERE "clusterId" = ${cluster.id}`,
    orderByOwners(db, cluster.id),
  ])
  const there = new Set(stored.map(({ name }) => name))
  const known = new Map<string, string>()
  const unlike = rows.filter(({ digest }) => {
    const name = digests.get(digest)
    if (name === undefined || !there.has(name)) return true
    known.set(digest, name)
    return false
  })
  const found = unlike.map(({ digest, read }) => ({ digest, instance: read() }))
  if (found.length > 0)
    await writeFound(
      cluster.id,
      found.map(({ instance }) => instance),
      prefix,
    )
  for (const { digest, instance } of found) known.set(digest, instance.name)
  digests.clear()
  for (const [digest, name] of known) digests.set(digest, name)
}

const writeFound = (clusterId: number, found: readonly InstanceConfiguration[], prefix: string) =>
  db.$transaction(async (tx) => {
    const names = await writeInstances(tx, clusterId, found, prefix)
    if (names.length > 0) await publish(tx, { kind: 'instances', clusterId, names })
  })

/** A removed instance is merely no longer listed. */
export async function syncRemovedInstances({ cluster, rapi }: Mirror): Promise<void> {
  const names = await rapi.instances.names()
  // Most often none is gone, and a thousand names as conditions would cost more than all else that a worker does.
  const absent = await db.$queryRaw<{ name: string }[]>`
    SELECT name FROM "Instance" WHERE "clusterId" = ${cluster.id} AND NOT name = ANY(${names})`
  if (absent.length === 0) return
  await db.$transaction(async (tx) => {
    const gone = await formerOwners(tx, { clusterId: cluster.id, name: { in: absent.map(({ name }) => name) } })
    if (gone.length === 0) return
    const removed = gone.map((instance) => instance.name)
    await tx.instance.deleteMany({ where: { clusterId: cluster.id, name: { in: removed } } })
    await publish(tx, { kind: 'instances', clusterId: cluster.id, names: removed }, gone)
  })
}

/** What runs and where, of all instances or of these; asks the nodes, so seldom. */
export async function syncLiveInstances({ cluster, rapi, now }: Mirror, names?: string[]): Promise<void> {
  const live = await rapi.instances.live(names)
  await db.$transaction(async (tx) => {
    const changed = await tx.$queryRaw<{ name: string }[]>`
      UPDATE "Instance" i SET status = l.status, "operState" = l."operState", "runningMemory" = l."operRamMiB",
        "runningVcpus" = l."operVcpus", "primaryNode" = l.pnode
      FROM jsonb_to_recordset(${JSON.stringify(live)}::jsonb)
        AS l(name text, status text, "operState" boolean, "operRamMiB" int, "operVcpus" int, pnode text)
      WHERE i."clusterId" = ${cluster.id} AND i.name = l.name
        AND (i.status, i."operState", i."runningMemory", i."runningVcpus", i."primaryNode")
          IS DISTINCT FROM (l.status, l."operState", l."operRamMiB", l."operVcpus", l.pnode)
      RETURNING i.name`
    if (names === undefined)
      await tx.clusterState.update({ where: { clusterId: cluster.id }, data: { instancesAt: now() } })
    if (changed.length > 0)
      await publish(tx, { kind: 'instances', clusterId: cluster.id, names: changed.map((instance) => instance.name) })
  })
}
