import { systemContext } from '@/lib/access/system-context'
import { config } from '@/lib/config/env'
import { db } from '@/lib/db/client'
import type { Instance } from '@/lib/db/generated/client'
import { defineTask } from '@/lib/tasks/queue'
import { actOn, type Step } from './act'
import { type FollowUp, followUp } from './follow-up'
import type { InstanceAct } from './policy'
import { markStep, restartedSince } from './restart'
import { removeTag } from './tag-step'

/** Tried again while another act runs or the cluster does not answer; void once the instance is gone or another. */
export const followUpTask = defineTask(followUp.name, followUp.schema, async (task) => {
  const { clusterId, name, uuid } = task
  const instance = await db.instance.findFirst({
    where: { clusterId, name, uuid, cluster: { disabled: false } },
    include: { cluster: { select: { slug: true } } },
  })
  if (!instance) return
  const next = await stepOf(task, instance)
  if (!next) return
  await actOn(systemContext('ganetimgr'), { cluster: instance.cluster.slug, name }, next.act, () => [next.step])
})

async function stepOf(
  task: FollowUp,
  instance: Pick<Instance, 'name' | 'needsReboot' | 'tags'>,
): Promise<{ act: InstanceAct; step: Step } | null> {
  const { clusterId, name } = task
  if (task.what !== 'remove_owners') {
    const needed = task.what === 'mark_restart' && !(await restartedSince(db, clusterId, name, task.since))
    const step = markStep(instance, needed)
    return step && { act: 'tags', step }
  }
  const { change, before, removed } = task.removal
  const tags = removed.map((word) => `${config().tagPrefix}:${word}`).filter((tag) => instance.tags.includes(tag))
  if (tags.length === 0) return null
  const step = { kind: 'instance.owners' as const, detail: { change, before, removed }, call: removeTag(name, ...tags) }
  return { act: 'owners', step }
}
