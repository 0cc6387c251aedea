import { z } from 'zod'
import { type Db, db } from '@/lib/db/client'
import { addTask, defineTask } from '@/lib/tasks/queue'
import { type LiveEvent, liveEvent, publish } from './events'

export const tellTask = defineTask('live.tell', z.object({ event: liveEvent }), ({ event }) => publish(db, event))

/** Publishes an event at that time, for what begins or ends by the clock; one of a key. */
export const tellAt = (tx: Db, event: LiveEvent, runAt: Date, key: string) =>
  addTask(tx, tellTask, { event }, { key: `tell:${key}`, runAt })
