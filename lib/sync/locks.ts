import { db } from '@/lib/db/client'
import type { Rapi } from '@/lib/rapi/client'
import type { RapiLock } from '@/lib/rapi/resources/locks'

/** `level` is Ganeti's (instance, node, nodegroup, ...), `name` readable where the mirror knows the UUID. */
export type LocksAwaited = { level: string; name: string; mode: string; holders: number[] }[]

/** What each job waits for, by its number, and which jobs hold that. */
export async function locksAwaited(clusterId: number, rapi: Rapi): Promise<Map<number, LocksAwaited>> {
  const locks = await rapi.locks.list()
  const awaited = new Map<number, LocksAwaited>()
  const nameOf = await names(clusterId)
  const ownersOf = new Map(locks.map((lock) => [lock.name, lock.owners.flatMap(jobNumber)]))
  for (const lock of locks)
    for (const { mode, waiting } of lock.pending)
      for (const id of waiting.flatMap(jobNumber)) {
        const [level = '', name = ''] = parts(lock)
        const holders = new Set([...(ownersOf.get(lock.name) ?? []), ...(ownersOf.get(`${level}/[lockset]`) ?? [])])
        holders.delete(id)
        const entry = { level, name: nameOf.get(name) ?? name, mode, holders: [...holders] }
        awaited.set(id, [...(awaited.get(id) ?? []), entry])
      }
  return awaited
}

/** 'node/UUID', 'instance/NAME', 'cluster/BGL'. */
const parts = ({ name }: RapiLock) => [name.slice(0, name.indexOf('/')), name.slice(name.indexOf('/') + 1)]

/** Ganeti says a job's number; older versions wrap it in the name of a thread. */
const jobNumber = (text: string) => {
  const digits = /\d+/.exec(text)?.[0]
  return digits === undefined ? [] : [Number(digits)]
}

async function names(clusterId: number): Promise<Map<string, string>> {
  const where = { clusterId }
  const select = { uuid: true, name: true } as const
  const found = await Promise.all([
    db.node.findMany({ where, select }),
    db.nodeGroup.findMany({ where, select }),
    db.ganetiNetwork.findMany({ where, select }),
  ])
  return new Map(found.flat().flatMap(({ uuid, name }) => (uuid === null ? [] : [[uuid, name] as const])))
}
