import { isDeepStrictEqual } from 'node:util'
import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { publish } from '@/lib/live/events'
import { isOpen, OPEN_STATES } from '@/lib/rapi/job-states'
import type { RapiJob } from '@/lib/rapi/resources/jobs'
import { syncChangedInstances, syncLiveInstances } from './instances'
import { type LocksAwaited, locksAwaited } from './locks'
import type { Mirror } from './mirror'

/** Of so many instances the state is asked for with that of all. */
const MANY = 50

/**
 * New jobs, those still open, and those that acts wait for, which may be archived or lost already. The instances of those
 * that are over are mirrored just before their end is, so that who is told of it finds them as the job left them, and one
 * rendering of a page shows both. Returns whether any job has ended, whether one of an instance has, and whether a job or an
 * act is open.
 */
export async function syncJobs(mirror: Mirror): Promise<{ over: boolean; ended: boolean; open: boolean }> {
  const { cluster, rapi, onJobs, now } = mirror
  const state = await db.clusterState.findUniqueOrThrow({ where: { clusterId: cluster.id } })
  const open = await db.job.findMany({
    where: { clusterId: cluster.id, status: { in: [...OPEN_STATES] } },
    select: { id: true },
  })
  const acts = await db.act.findMany({ where: { clusterId: cluster.id, endedAt: null }, select: { jobId: true } })
  const ids = [...new Set([...open.map((job) => job.id), ...acts.flatMap((act) => act.jobId ?? [])])]
  const found = await rapi.jobs.query({ afterId: state.lastJobId, ids })
  if (found.length === 0 && ids.length === 0) return { over: false, ended: false, open: acts.length > 0 }
  const locks = found.some((job) => job.status === 'waiting') ? await locksAwaited(cluster.id, rapi) : new Map()
  const lost = ids.filter((id) => !found.some((job) => job.id === id))
  const over = found.filter((job) => !isOpen(job.status))
  const ended = [...new Set(over.flatMap((job) => instanceOf(job) ?? []))]
  const look = async () => {
    if (ended.length === 0) return
    await syncChangedInstances(mirror)
    await syncLiveInstances(mirror, ended.length > MANY ? undefined : ended)
  }
  // Under its new name an instance is to be the one that it was, so the end of a renaming comes first.
  const renamed = over.some((job) => does(job, 'OP_INSTANCE_RENAME'))
  const unseen = renamed
    ? null
    : await look().then(
        () => null,
        (error: unknown) => ({ error }),
      )
  if (unseen && over.some((job) => does(job, 'OP_INSTANCE_CREATE'))) throw unseen.error
  const isAnyOpen = await db.$transaction(async (tx) => {
    const changed = await writeJobs(tx, cluster.id, found, locks)
    if (lost.length > 0) await writeLost(tx, cluster.id, lost, now())
    await onJobs(tx, cluster, found, changed)
    for (const id of [...changed, ...lost]) await publish(tx, { kind: 'job', clusterId: cluster.id, jobId: id })
    const lastJobId = Math.max(state.lastJobId, ...found.map((job) => job.id))
    await tx.clusterState.update({ where: { clusterId: cluster.id }, data: { lastJobId, answeredAt: now() } })
    return found.some((job) => isOpen(job.status))
  })
  if (renamed) await look()
  // That a cluster does not tell its instances' state is no reason not to know that a job is over.
  if (unseen) throw unseen.error
  const acting = isAnyOpen || (acts.length > 0 && (await isActing(cluster.id)))
  return { over: over.length > 0, ended: ended.length > 0, open: acting }
}

const isActing = async (clusterId: number) => (await db.act.count({ where: { clusterId, endedAt: null } })) > 0

const does = (job: RapiJob, opcode: string) => job.opcodes.some(({ opId }) => opId === opcode)

const instanceOf = (job: RapiJob) => job.opcodes.find((opcode) => opcode.instanceName)?.instanceName ?? null

/** Answers the ids of those that are new or not as they were. */
async function writeJobs(
  tx: Tx,
  clusterId: number,
  jobs: readonly RapiJob[],
  locks: ReadonlyMap<number, LocksAwaited>,
): Promise<ReadonlySet<number>> {
  const before = await tx.job.findMany({ where: { clusterId, id: { in: jobs.map(({ id }) => id) } } })
  const changed = new Set<number>()
  for (const job of jobs) {
    const data = columns(job, locks.get(job.id) ?? [])
    const row = before.find(({ id }) => id === job.id)
    if (row && isDeepStrictEqual(json({ ...row, ...data }), json(row))) continue
    const key = { clusterId, id: job.id }
    await tx.job.upsert({ where: { clusterId_id: key }, create: { ...key, ...data }, update: data })
    changed.add(job.id)
  }
  return changed
}

function columns(job: RapiJob, waitsFor: LocksAwaited) {
  return {
    status: job.status,
    summary: job.summary,
    opcodes: json(job.opcodes),
    waitsFor: job.status === 'waiting' ? waitsFor : [],
    instance: instanceOf(job),
    reason: json(job.reason),
    log: json(job.log),
    errorCode: job.error?.code ?? null,
    errorText: job.error?.text ?? null,
    receivedAt: job.receivedAt,
    startedAt: job.startedAt,
    endedAt: job.endedAt,
  }
}

async function writeLost(tx: Tx, clusterId: number, ids: readonly number[], endedAt: Date): Promise<void> {
  const unseen = { summary: [], opcodes: [], reason: [], log: [], status: 'lost' }
  await tx.job.createMany({ data: ids.map((id) => ({ clusterId, id, ...unseen })), skipDuplicates: true })
  await tx.job.updateMany({ where: { clusterId, id: { in: [...ids] } }, data: { status: 'lost', endedAt } })
}

/** Dates become their ISO form. */
const json = (value: unknown) => JSON.parse(JSON.stringify(value)) as Prisma.InputJsonArray
