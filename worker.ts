import { cleanAccountsTask, remindIdleTask, scheduleCleaning, scheduleReminders } from '@/lib/accounts/tasks'
import type { InstanceAct } from '@/lib/acts/end'
import { followActs } from '@/lib/acts/follow'
import { settleActs } from '@/lib/acts/settle'
import { changeEnded } from '@/lib/applications/changes/change-ended'
import { creationEnded } from '@/lib/applications/creation-ended'
import type { Tx } from '@/lib/db/client'
import { forgetEventsTask, scheduleForgetting } from '@/lib/events/tasks'
import { beat } from '@/lib/health/heartbeat'
import { refreshImagesTask, scheduleRefresh } from '@/lib/images/tasks'
import { instanceActEnded } from '@/lib/instances/act-ended'
import { followUpTask } from '@/lib/instances/tasks'
import { tellTask } from '@/lib/live/tell-later'
import { resumeMail, sendMailTask } from '@/lib/mail/send-task'
import { feedTask, scheduleFeed } from '@/lib/news/tasks'
import { notifyTask } from '@/lib/notifications/tasks'
import { forgetRequestsTask, scheduleForgettingRequests } from '@/lib/requests/tasks'
import { sampleTask, scheduleSamples } from '@/lib/stats/tasks'
import { startSync } from '@/lib/sync/start'
import { persist } from '@/lib/tasks/persist'
import { runTasks } from '@/lib/tasks/run'
import { cleanDeliveriesTask, scheduleDeliveryCleaning } from '@/lib/webhooks/clean'
import { sendWebhooksTask } from '@/lib/webhooks/send'
import { startWebhooks } from '@/lib/webhooks/start'

async function actEnded(tx: Tx, act: InstanceAct): Promise<void> {
  await creationEnded(tx, act)
  await changeEnded(tx, act)
  await instanceActEnded(tx, act)
}

/** All background work, until the signal. It needs a prepared environment. */
export async function startWorker({ signal }: { signal: AbortSignal }): Promise<void> {
  await persist('worker: its start', signal, async () => {
    await resumeMail()
    await scheduleRefresh()
    await scheduleCleaning()
    await scheduleReminders()
    await scheduleFeed()
    await scheduleSamples()
    await scheduleForgetting()
    await scheduleForgettingRequests()
    await scheduleDeliveryCleaning()
  })
  await Promise.all([
    beat(signal),
    runTasks(
      [
        sendMailTask,
        refreshImagesTask,
        followUpTask,
        cleanAccountsTask,
        remindIdleTask,
        notifyTask,
        tellTask,
        feedTask,
        sampleTask,
        forgetEventsTask,
        forgetRequestsTask,
        sendWebhooksTask,
        cleanDeliveriesTask,
      ],
      {
        signal,
      },
    ),
    startSync({ onJobs: followActs(actEnded), afterPass: settleActs(actEnded), signal }),
    startWebhooks({ signal }),
  ])
}
