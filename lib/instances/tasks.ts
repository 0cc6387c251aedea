import { systemContext } from '@/lib/access/system-context'
import { config } from '@/lib/config/env'
import { db } from '@/lib/db/client'
import { defineTask } from '@/lib/tasks/queue'
import { actOn, type Step } from './act'
import { type FollowUp, followUp } from './follow-up'
import type { InstanceAct } from './policy'

/** Tried again while another act runs or the cluster does not answer; void once the instance is gone or another. */
export const followUpTask = defineTask(followUp.name, followUp.schema, async (task) => {
  const { clusterId, name, uuid } = task
  const instance = await db.instance.findFirst({
    where: { clusterId, name, uuid, cluster: { disabled: false } },
    include: { cluster: { select: { slug: true } } },
  })
  if (!instance) return
  const next = stepOf(task, instance)
  if (!next) return
  await actOn(systemContext('ganetimgr'), { cluster: instance.cluster.slug, name }, next.act, () => [next.step])
})

function stepOf(
  task: FollowUp,
  instance: { needsReboot: boolean; tags: string[] },
): { act: InstanceAct; step: Step } | null {
  const { name } = task
  if (task.what === 'clear_restart') {
    const tags = [`${config().tagPrefix}:needsreboot`]
    if (!instance.needsReboot) return null
    const call: Step['call'] = (rapi, reason) => rapi.instances.removeTags(name, tags, { reason })
    return { act: 'tags', step: { kind: 'instance.mark_restart', detail: { needed: false }, call } }
  }
  const { change, before, removed } = task.removal
  const tags = removed.map((word) => `${config().tagPrefix}:${word}`).filter((tag) => instance.tags.includes(tag))
  if (tags.length === 0) return null
  const call: Step['call'] = (rapi, reason) => rapi.instances.removeTags(name, tags, { reason })
  return { act: 'owners', step: { kind: 'instance.owners', detail: { change, before, removed }, call } }
}
