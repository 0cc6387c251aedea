import { db, type Tx } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'
import { publish } from '@/lib/live/events'
import { isOpen, OPEN_STATES } from '@/lib/rapi/job-states'
import type { RapiJob } from '@/lib/rapi/resources/jobs'
import { syncChangedInstances, syncLiveInstances } from './instances'
import { type LocksAwaited, locksAwaited } from './locks'
import type { Mirror } from './mirror'

/**
 * New jobs, those still open, and those that acts wait for, which may be archived or lost already. An instance that a job
 * made is mirrored before the job's end is, so that who is told of the end finds it. Returns whether any job has ended, the
 * instances of those, which are to be looked at, and whether any job is open.
 */
export async function syncJobs(mirror: Mirror): Promise<{ over: boolean; ended: string[]; open: boolean }> {
  const { cluster, rapi, onJobs, now } = mirror
  const state = await db.clusterState.findUniqueOrThrow({ where: { clusterId: cluster.id } })
  const open = await db.job.findMany({
    where: { clusterId: cluster.id, status: { in: [...OPEN_STATES] } },
    select: { id: true },
  })
  const awaited = { clusterId: cluster.id, endedAt: null, jobId: { not: null } }
  const acts = await db.act.findMany({ where: awaited, select: { jobId: true } })
  const ids = [...new Set([...open.map((job) => job.id), ...acts.flatMap((act) => act.jobId ?? [])])]
  const found = await rapi.jobs.query({ afterId: state.lastJobId, ids })
  const locks = found.some((job) => job.status === 'waiting') ? await locksAwaited(cluster.id, rapi) : new Map()
  const lost = ids.filter((id) => !found.some((job) => job.id === id))
  const over = found.filter((job) => !isOpen(job.status))
  const made = over.filter((job) => job.opcodes.some(({ opId }) => opId === 'OP_INSTANCE_CREATE'))
  const ended = [...new Set(over.flatMap((job) => instanceOf(job) ?? []))]
  if (made.length > 0) {
    await syncChangedInstances(mirror)
    await syncLiveInstances(
      mirror,
      made.flatMap((job) => instanceOf(job) ?? []),
    )
  }
  return db.$transaction(async (tx) => {
    for (const job of found) await writeJob(tx, cluster.id, job, locks.get(job.id) ?? [])
    if (lost.length > 0) await writeLost(tx, cluster.id, lost, now())
    await onJobs(tx, cluster, found)
    for (const id of [...found.map((job) => job.id), ...lost])
      await publish(tx, { kind: 'job', clusterId: cluster.id, jobId: id })
    const lastJobId = Math.max(state.lastJobId, ...found.map((job) => job.id))
    await tx.clusterState.update({ where: { clusterId: cluster.id }, data: { lastJobId, answeredAt: now() } })
    return { over: over.length > 0, ended, open: found.some((job) => isOpen(job.status)) }
  })
}

const instanceOf = (job: RapiJob) => job.opcodes.find((opcode) => opcode.instanceName)?.instanceName ?? null

async function writeJob(tx: Tx, clusterId: number, job: RapiJob, waitsFor: LocksAwaited): Promise<void> {
  const data = {
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
  const key = { clusterId, id: job.id }
  await tx.job.upsert({ where: { clusterId_id: key }, create: { ...key, ...data }, update: data })
}

async function writeLost(tx: Tx, clusterId: number, ids: readonly number[], endedAt: Date): Promise<void> {
  const unseen = { summary: [], opcodes: [], reason: [], log: [], status: 'lost' }
  await tx.job.createMany({ data: ids.map((id) => ({ clusterId, id, ...unseen })), skipDuplicates: true })
  await tx.job.updateMany({ where: { clusterId, id: { in: [...ids] } }, data: { status: 'lost', endedAt } })
}

/** Dates become their ISO form. */
const json = (value: unknown) => JSON.parse(JSON.stringify(value)) as Prisma.InputJsonArray
