import { writeState } from './state-file'
import type { World } from './world'

const pauseMs = 1000

/** Writes the state to a file soon after each change of a job, and at the end. */
export function keepState(path: string, world: World): () => void {
  let due: NodeJS.Timeout | null = null
  const write = () => {
    due = null
    writeState(path, world)
  }
  const unsubscribe = world.queue.onChange(() => {
    due ??= setTimeout(write, pauseMs).unref()
  })
  return () => {
    unsubscribe()
    if (due) clearTimeout(due)
    write()
  }
}
