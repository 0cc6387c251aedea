import type { Ctx } from '@/lib/access/actor'
import { may } from '@/lib/access/authorize'
import { fullName } from '@/lib/accounts/queries'
import { actsById } from '@/lib/acts/queries'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { kindOfJob } from './job-kind'
import { type Place, readSubject } from './subject'

/** One line of a history; `outside`: done on the cluster, not through the portal. */
export type HistoryRow = {
  id: string
  at: string
  /** An act's kind, an audit action, or Ganeti's own summary of a job. */
  kind: string
  detail: Record<string, unknown>
  who: string | null
  outside: boolean
  jobId: number | null
  state: string
  failure: string | null
}

type Found = { source: 'act' | 'job' | 'audit'; id: string; at: Date; total: bigint }

/**
 * What was done to an instance and by whom, the newest first: acts, what else was recorded of it, and the jobs that others
 * gave to the cluster; of consoles only that they were opened. Nothing of an earlier instance of the same name; what it did
 * under earlier names of its own.
 */
export async function listHistory(ctx: Ctx, place: Place, { skip, take }: { skip: number; take: number }) {
  const subject = await readSubject(db, ctx.actor, place)
  const { clusterId, createdAt } = subject
  const names = Prisma.join(await namesOf(clusterId, subject.name, createdAt))
  const seesAttempts = may(ctx.actor, 'view_instances', clusterId)
  const found = await db.$queryRaw<Found[]>`
    select *, count(*) over () total from (
      select 'act' source, id::text, "createdAt" at from "Act"
      where "clusterId" = ${clusterId} and instance in (${names}) and ("endedAt" is null or "endedAt" >= ${createdAt})
      union all
      select 'job', id::text, coalesce("receivedAt", "startedAt", "endedAt") from "Job" j
      where "clusterId" = ${clusterId} and instance in (${names}) and ("endedAt" is null or "endedAt" >= ${createdAt})
        and not exists (select from "Act" a where a."clusterId" = j."clusterId" and a."jobId" = j.id)
      union all
      select 'audit', id::text, at from "AuditEntry"
      where cluster = ${subject.cluster.slug} and instance in (${names}) and at >= ${createdAt} and not detail ? 'act'
        and (allowed or ${seesAttempts}) and not (allowed and action in ('console.ask', 'console.close'))
    ) e order by at desc nulls last, id desc offset ${skip} limit ${take}`
  const of = (source: Found['source']) => found.filter((row) => row.source === source).map(({ id }) => id)
  const rows = new Map<string, HistoryRow>()
  for (const row of await actRows(of('act'))) rows.set(`act${row.id}`, row)
  for (const row of await jobRows(clusterId, of('job').map(Number))) rows.set(`job${row.id}`, row)
  for (const row of await auditRows(of('audit').map(Number))) rows.set(`audit${row.id}`, row)
  return {
    total: Number(found[0]?.total ?? 0),
    rows: found
      .flatMap(({ source, id }) => rows.get(`${source}${id}`) ?? [])
      .map((row, at) => ({ ...row, id: `${skip + at}-${row.id}` })),
  }
}

/** Its name and those that it was renamed from. */
async function namesOf(clusterId: number, name: string, since: Date): Promise<string[]> {
  const names = [name]
  for (let at = name; names.length < 20; ) {
    const renamed = { clusterId, kind: 'instance.rename', state: 'success', endedAt: { gte: since } }
    const act = await db.act.findFirst({
      where: { ...renamed, instance: { notIn: names }, detail: { path: ['newName'], equals: at } },
      orderBy: { endedAt: 'desc' },
    })
    if (!act?.instance) break
    at = act.instance
    names.push(at)
  }
  return names
}

async function actRows(ids: string[]): Promise<HistoryRow[]> {
  return (await actsById(ids)).map((act) => ({
    id: act.id,
    at: act.createdAt,
    kind: act.kind,
    detail: act.detail,
    who: act.actor,
    outside: false,
    jobId: act.jobId,
    state: act.state,
    failure: act.errorText ?? act.errorCode,
  }))
}

async function jobRows(clusterId: number, ids: number[]): Promise<HistoryRow[]> {
  const jobs = await db.job.findMany({ where: { clusterId, id: { in: ids } } })
  return jobs.map((job) => ({
    id: String(job.id),
    at: (job.receivedAt ?? job.startedAt ?? job.endedAt ?? new Date(0)).toISOString(),
    ...kindOfJob(job),
    who: null,
    outside: true,
    jobId: job.id,
    state: job.status,
    failure: job.errorText ?? job.errorCode,
  }))
}

async function auditRows(ids: number[]): Promise<HistoryRow[]> {
  const entries = await db.auditEntry.findMany({ where: { id: { in: ids } } })
  const people = await db.user.findMany({ where: { id: { in: entries.flatMap(({ actorId }) => actorId ?? []) } } })
  const nameOf = new Map(people.map((user) => [user.id, fullName(user)]))
  return entries.map((entry) => ({
    id: String(entry.id),
    at: entry.at.toISOString(),
    kind: entry.action,
    detail: entry.detail as Record<string, unknown>,
    who: nameOf.get(entry.actorId ?? -1) ?? entry.actorName,
    outside: false,
    jobId: entry.jobId,
    state: entry.allowed ? 'success' : 'refused',
    failure: null,
  }))
}
