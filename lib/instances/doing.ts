import { z } from 'zod'
import { percentOf } from '@/lib/acts/percent'
import { db } from '@/lib/db/client'
import { OPEN_STATES } from '@/lib/rapi/job-states'

/** What is being done to an instance: words of `status.doing`. */
export type Doing =
  | 'create'
  | 'start'
  | 'shutdown'
  | 'reboot'
  | 'reinstall'
  | 'rename'
  | 'growDisk'
  | 'migrate'
  | 'failover'
  | 'destroy'
  | 'change'
  | 'tag'

export type Work = { doing: Doing; percent: number | null }

const verbs: Record<string, Doing> = {
  OP_INSTANCE_CREATE: 'create',
  OP_INSTANCE_STARTUP: 'start',
  OP_INSTANCE_SHUTDOWN: 'shutdown',
  OP_INSTANCE_REBOOT: 'reboot',
  OP_INSTANCE_REINSTALL: 'reinstall',
  OP_INSTANCE_RENAME: 'rename',
  OP_INSTANCE_GROW_DISK: 'growDisk',
  OP_INSTANCE_MIGRATE: 'migrate',
  OP_INSTANCE_FAILOVER: 'failover',
  OP_INSTANCE_REMOVE: 'destroy',
  OP_TAGS_SET: 'tag',
  OP_TAGS_DEL: 'tag',
}

const opcodes = z.array(z.object({ opId: z.string() })).catch([])
const log = z.array(z.object({ text: z.string() })).catch([])

type Place = { clusterId: number; name: string }
const keyOf = ({ clusterId, name }: Place) => `${clusterId}/${name}`

/**
 * What Ganeti's open jobs do to these instances, whoever asked, and acts whose job is not known yet; by `workOn`. One job is
 * told for each: the oldest, which the others wait for.
 */
export async function workOn(places: readonly Place[]): Promise<(place: Place) => Work | null> {
  if (places.length === 0) return () => null
  const clusterId = { in: [...new Set(places.map((place) => place.clusterId))] }
  const instance = { in: [...new Set(places.map((place) => place.name))] }
  const [jobs, acts] = await Promise.all([
    db.job.findMany({ where: { clusterId, instance, status: { in: [...OPEN_STATES] } }, orderBy: { id: 'desc' } }),
    db.act.findMany({ where: { clusterId, instance, endedAt: null, jobId: null } }),
  ])
  const work = new Map<string, Work>()
  for (const act of acts)
    work.set(keyOf({ clusterId: act.clusterId, name: act.instance ?? '' }), { doing: actVerb(act.kind), percent: null })
  for (const job of jobs) {
    const opcode = opcodes.parse(job.opcodes)[0]?.opId ?? ''
    const now = { doing: verbs[opcode] ?? 'change', percent: percentOf(log.parse(job.log)) } as const
    work.set(keyOf({ clusterId: job.clusterId, name: job.instance ?? '' }), now)
  }
  return (place) => work.get(keyOf(place)) ?? null
}

/** 'instance.startup' is what OP_INSTANCE_STARTUP does. */
const actVerb = (kind: string): Doing => verbs[`OP_${kind.replace('.', '_').toUpperCase()}`] ?? 'change'
