import { resumeMail, sendMailTask } from '@/lib/mail/send-task'
import { runTasks } from '@/lib/tasks/run'

/** All background work, until the signal. It needs a prepared environment. */
export async function startWorker({ signal }: { signal: AbortSignal }): Promise<void> {
  await resumeMail()
  await Promise.all([
    runTasks([sendMailTask], { signal }),
    // The synchronisation of the clusters starts here.
  ])
}
