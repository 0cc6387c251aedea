import { followActs } from '@/lib/acts/follow'
import { settleActs } from '@/lib/acts/settle'
import { creationEnded } from '@/lib/applications/creation-ended'
import { refreshImagesTask, scheduleRefresh } from '@/lib/images/tasks'
import { resumeMail, sendMailTask } from '@/lib/mail/send-task'
import { startSync } from '@/lib/sync/start'
import { persist } from '@/lib/tasks/persist'
import { runTasks } from '@/lib/tasks/run'

/** All background work, until the signal. It needs a prepared environment. */
export async function startWorker({ signal }: { signal: AbortSignal }): Promise<void> {
  await persist('worker: its start', signal, async () => {
    await resumeMail()
    await scheduleRefresh()
  })
  await Promise.all([
    runTasks([sendMailTask, refreshImagesTask], { signal }),
    startSync({ onJobs: followActs(creationEnded), afterPass: settleActs(creationEnded), signal }),
  ])
}
