import { z } from 'zod'
import type { Ctx } from '@/lib/access/actor'
import { may } from '@/lib/access/authorize'
import { inFleet } from '@/lib/clusters/fleet-scope'
import { db } from '@/lib/db/client'
import { notFound } from '@/lib/errors/app-error'
import { askersOf } from './askers'

const opcodes = z.array(
  z.object({
    opId: z.string(),
    opStatus: z.string(),
    instanceName: z.string().optional(),
    parameters: z.record(z.string(), z.unknown()).default({}),
  }),
)
const reason = z.array(z.object({ source: z.string(), text: z.string(), at: z.string() }))
const log = z.array(z.object({ serial: z.number(), at: z.string(), text: z.string() }))
const waits = z.array(z.object({ level: z.string(), name: z.string(), mode: z.string(), holders: z.array(z.number()) }))

export type JobPlace = { cluster: string; id: number }

/** One job with all that the mirror knows of it; `siblings` are those of the same act. Throws `not_found`. */
export async function readJob(ctx: Ctx, { cluster: slug, id }: JobPlace) {
  const job = await db.job.findFirst({
    where: { id, cluster: { AND: [{ slug }, inFleet(ctx)] } },
    include: { cluster: { select: { slug: true, state: { select: { access: true, failingSince: true } } } } },
  })
  if (!job) throw notFound()
  const { clusterId, cluster } = job
  const act = await db.act.findFirst({
    where: { clusterId, OR: [{ jobId: id }, ...(job.actId === null ? [] : [{ id: job.actId }])] },
    orderBy: { createdAt: 'asc' },
  })
  const waitsFor = waits.catch([]).parse(job.waitsFor)
  const [asker, siblings, holders] = await Promise.all([
    askersOf([job]),
    act === null ? [] : jobsOfAct(clusterId, act.id, act.jobId),
    briefly(
      clusterId,
      waitsFor.flatMap((lock) => lock.holders),
    ),
  ])
  return {
    cluster: cluster.slug,
    clusterId,
    id,
    status: job.status,
    opId: job.opId,
    summary: job.summary,
    instance: job.instance,
    seesInstances: may(ctx.actor, 'view_instances', clusterId),
    manages: may(ctx.actor, 'manage_clusters', clusterId),
    writable: cluster.state?.access !== 'read' && cluster.state?.access !== 'none',
    who: asker(job),
    act:
      act === null
        ? null
        : { id: act.id, kind: act.kind, node: act.node, nodeGroup: act.nodeGroup, instance: act.instance },
    opcodes: opcodes
      .catch([])
      .parse(job.opcodes)
      .map((opcode, index) => ({ ...opcode, place: index + 1 })),
    reason: reason.catch([]).parse(job.reason),
    log: log.catch([]).parse(job.log),
    waitsFor: waitsFor.map((lock) => ({ ...lock, holders: holders.filter((one) => lock.holders.includes(one.id)) })),
    siblings: siblings.filter((one) => one.id !== id),
    errorCode: job.errorCode,
    errorText: job.errorText,
    receivedAt: job.receivedAt?.toISOString() ?? null,
    startedAt: job.startedAt?.toISOString() ?? null,
    endedAt: job.endedAt?.toISOString() ?? null,
  }
}

export type JobView = Awaited<ReturnType<typeof readJob>>

const brief = { id: true, status: true, opId: true, summary: true, instance: true, errorText: true } as const

const briefly = (clusterId: number, ids: number[]) =>
  db.job.findMany({ where: { clusterId, id: { in: ids } }, select: brief, orderBy: { id: 'asc' } })

/** The jobs that came of an act, for a caller that has found its cluster visible. */
export const jobsOfAct = (clusterId: number, actId: string, jobId: number | null) =>
  db.job.findMany({
    where: { clusterId, OR: [{ actId }, { id: jobId ?? -1 }] },
    select: brief,
    orderBy: { id: 'asc' },
    take: 500,
  })
