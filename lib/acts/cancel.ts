import type { Ctx } from '@/lib/access/actor'
import { asOwner, may } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db } from '@/lib/db/client'
import type { Act, Cluster } from '@/lib/db/generated/client'
import { conflict, notFound } from '@/lib/errors/app-error'
import { askToCancel } from '@/lib/jobs/ask-cancel'

type Found = Act & { cluster: Cluster; application: { applicantId: number } | null }

/**
 * Asks Ganeti to cancel the job of an act; its end is seen by the synchronisation. Throws `conflict` where there is no job
 * yet or it is too late: Ganeti cancels what waits, not what runs.
 */
export async function cancelAct(ctx: Ctx, id: string): Promise<void> {
  const act = await db.act.findUnique({
    where: { id },
    include: { cluster: true, application: { select: { applicantId: true } } },
  })
  if (!act || !(await mayCancel(ctx, act))) throw notFound()
  if (act.endedAt) throw conflict('act_has_ended')
  if (act.jobId === null) throw conflict('act_without_job')
  const canceled = await askToCancel(act.cluster, act.jobId)
  await record(db, ctx, {
    action: 'job.cancel',
    ...(act.instance === null
      ? { target: 'job', targetId: act.jobId }
      : { target: 'instance', targetId: act.instance, instance: act.instance }),
    cluster: act.cluster.slug,
    jobId: act.jobId,
    detail: { act: id, canceled },
  })
  if (!canceled) throw conflict('job_runs_already', { job: act.jobId })
}

/** Who began it, for whom it is, who owns the instance, and who has the cluster in their care. */
async function mayCancel({ actor }: Ctx, act: Found): Promise<boolean> {
  const owner = asOwner(actor, 'instances:write')
  if (actor.kind === 'oauth' && !owner) return false
  if (may(actor, 'manage_clusters', act.clusterId)) return true
  if (act.application && may(actor, 'review_applications', act.clusterId)) return true
  if (!owner) return false
  if (act.actorId === owner.id || act.application?.applicantId === owner.id) return true
  if (act.instance === null) return false
  const theirs = { OR: [{ userId: owner.id }, { groupId: { in: [...owner.groupIds] } }] }
  const own = { clusterId: act.clusterId, name: act.instance, owners: { some: theirs } }
  return (await db.instance.count({ where: own })) > 0
}
