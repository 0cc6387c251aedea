import { systemContext } from '@/lib/access/system-context'
import { config } from '@/lib/config/env'
import { db } from '@/lib/db/client'
import { defineTask } from '@/lib/tasks/queue'
import { actOn } from './act'
import { followUp } from './follow-up'

/** Tried again while another act runs or the cluster does not answer; void once the instance is gone or another. */
export const followUpTask = defineTask(followUp.name, followUp.schema, async ({ clusterId, name, uuid }) => {
  const instance = await db.instance.findFirst({
    where: { clusterId, name, uuid, needsReboot: true, cluster: { disabled: false } },
    include: { cluster: { select: { slug: true } } },
  })
  if (!instance) return
  const tags = [`${config().tagPrefix}:needsreboot`]
  await actOn(systemContext('ganetimgr'), { cluster: instance.cluster.slug, name }, 'tags', () => [
    {
      kind: 'instance.mark_restart',
      detail: { needed: false },
      call: (rapi, reason) => rapi.instances.removeTags(name, tags, { reason }),
    },
  ])
})
