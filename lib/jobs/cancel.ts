import { z } from 'zod'
import type { Ctx } from '@/lib/access/actor'
import { requireAnywhere, scopeOf } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db } from '@/lib/db/client'
import { conflict, notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { askToCancel } from './ask-cancel'
import { CANCELABLE } from './list-schema'

const input = z.object({ cluster: z.string(), id: z.number().int() })

/**
 * Asks Ganeti to cancel any job of a cluster in the actor's care; its end is seen by the synchronisation. Throws `conflict`
 * where it is too late.
 */
export async function cancelJob(ctx: Ctx, asked: unknown): Promise<void> {
  requireAnywhere(ctx, 'manage_clusters')
  const { cluster: slug, id } = parse(input, asked)
  const scope = scopeOf(ctx.actor, 'manage_clusters')
  const care = { slug, disabled: false, ...(scope === 'all' ? {} : { id: { in: [...scope] } }) }
  const job = await db.job.findFirst({ where: { id, cluster: care }, include: { cluster: true } })
  if (!job) throw notFound()
  const { cluster } = job
  if (!CANCELABLE.some((status) => status === job.status)) throw conflict('job_runs_already', { job: id })
  const canceled = await askToCancel(cluster, id)
  await record(db, ctx, {
    action: 'job.cancel',
    target: 'job',
    targetId: id,
    cluster: cluster.slug,
    ...(job.instance === null ? {} : { instance: job.instance }),
    jobId: id,
    detail: { canceled, ...(job.actId === null ? {} : { act: job.actId }) },
  })
  if (!canceled) throw conflict('job_runs_already', { job: id })
}
