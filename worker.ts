import { cleanAccountsTask, remindIdleTask } from '@/lib/accounts/tasks'
import type { InstanceAct } from '@/lib/acts/end'
import { followActs } from '@/lib/acts/follow'
import { settleActs } from '@/lib/acts/settle'
import { changeEnded } from '@/lib/applications/changes/change-ended'
import { creationEnded } from '@/lib/applications/creation-ended'
import { watchWriteAccess } from '@/lib/clusters/write-access'
import type { Tx } from '@/lib/db/client'
import type { Cluster } from '@/lib/db/generated/client'
import { forgetEventsTask } from '@/lib/events/tasks'
import { beat } from '@/lib/health/heartbeat'
import { refreshImagesTask } from '@/lib/images/tasks'
import { instanceActEnded } from '@/lib/instances/act-ended'
import { followUpTask } from '@/lib/instances/tasks'
import { tellTask } from '@/lib/live/tell-later'
import { resumeMail, sendMailTask } from '@/lib/mail/send-task'
import { feedTask } from '@/lib/news/tasks'
import { notifyTask } from '@/lib/notifications/tasks'
import { forgetRequestsTask } from '@/lib/requests/tasks'
import { sampleTask } from '@/lib/stats/tasks'
import { startSync } from '@/lib/sync/start'
import { forgetLatenciesTask } from '@/lib/sync/tasks'
import { persist } from '@/lib/tasks/persist'
import { schedule } from '@/lib/tasks/queue'
import { runTasks } from '@/lib/tasks/run'
import { cleanDeliveriesTask } from '@/lib/webhooks/clean'
import { sendWebhooksTask } from '@/lib/webhooks/send'
import { startWebhooks } from '@/lib/webhooks/start'

async function actEnded(tx: Tx, act: InstanceAct): Promise<void> {
  await creationEnded(tx, act)
  await changeEnded(tx, act)
  await instanceActEnded(tx, act)
}

/** Done at the start, and then again and again. */
const PERIODIC = [
  refreshImagesTask,
  cleanAccountsTask,
  remindIdleTask,
  feedTask,
  forgetEventsTask,
  forgetRequestsTask,
  cleanDeliveriesTask,
  forgetLatenciesTask,
]
/** By then the clusters have been mirrored, so that there is something to count. */
const MIRRORED_MS = 60_000

const settle = settleActs(actEnded)
const watch = watchWriteAccess()
async function afterPass(cluster: Cluster): Promise<void> {
  await settle(cluster)
  await watch(cluster)
}

/** All background work, until the signal. It needs a prepared environment. */
export async function startWorker({ signal }: { signal: AbortSignal }): Promise<void> {
  await persist('worker: its start', signal, async () => {
    await resumeMail()
    for (const task of PERIODIC) await schedule(task)
    await schedule(sampleTask, MIRRORED_MS)
  })
  await Promise.all([
    beat(signal),
    runTasks([...PERIODIC, sampleTask, sendMailTask, followUpTask, notifyTask, tellTask, sendWebhooksTask], { signal }),
    startSync({ onJobs: followActs(actEnded), afterPass, signal }),
    startWebhooks({ signal }),
  ])
}
