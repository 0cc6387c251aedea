import type { Ctx } from '@/lib/access/actor'
import { asOwner, may } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db } from '@/lib/db/client'
import type { Act } from '@/lib/db/generated/client'
import { conflict, notFound } from '@/lib/errors/app-error'
import { askToCancel } from '@/lib/jobs/ask-cancel'

/**
 * Asks Ganeti to cancel the job of an act; its end is seen by the synchronisation. Throws `conflict` where there is no job
 * yet or it is too late: Ganeti cancels what waits, not what runs.
 */
export async function cancelAct(ctx: Ctx, id: string): Promise<void> {
  const act = await db.act.findUnique({ where: { id } })
  const may = await mayCancel(ctx, act)
  if (!act || !may) throw notFound()
  if (act.endedAt) throw conflict('act_has_ended')
  if (act.jobId === null) throw conflict('act_without_job')
  const cluster = await db.cluster.findUniqueOrThrow({ where: { id: act.clusterId } })
  const canceled = await askToCancel(cluster, act.jobId)
  await record(db, ctx, {
    action: 'job.cancel',
    ...(act.instance === null
      ? { target: 'job', targetId: act.jobId }
      : { target: 'instance', targetId: act.instance, instance: act.instance }),
    cluster: cluster.slug,
    jobId: act.jobId,
    detail: { act: id, canceled },
  })
  if (!canceled) throw conflict('job_runs_already', { job: act.jobId })
}

/** Who began it, for whom it is, who owns the instance, and who has the cluster in their care. */
async function mayCancel({ actor }: Ctx, act: Act | null): Promise<boolean> {
  const owner = asOwner(actor, 'instances:write')
  if (actor.kind === 'oauth' && !owner) return false
  // Both asked in any case: what there is not takes as long as what may not be seen.
  const application = await db.application.findUnique({ where: { id: act?.applicationId ?? 0 } })
  const theirs = { OR: [{ userId: owner?.id ?? 0 }, { groupId: { in: [...(owner?.groupIds ?? [])] } }] }
  const own = { clusterId: act?.clusterId ?? 0, name: act?.instance ?? '', owners: { some: theirs } }
  const owns = (await db.instance.count({ where: own })) > 0
  if (act === null) return false
  if (may(actor, 'manage_clusters', act.clusterId)) return true
  if (application && may(actor, 'review_applications', act.clusterId)) return true
  return owner !== null && (owns || act.actorId === owner.id || application?.applicantId === owner.id)
}
