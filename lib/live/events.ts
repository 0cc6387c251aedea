import { z } from 'zod'
import type { Db } from '@/lib/db/client'
import { CHANNEL, hub } from './hub'
import type { Former } from './log'
import { LOGGED } from './logged'

const id = z.number().int()

export const liveEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cluster'), clusterId: id }),
  /** Nothing but what is measured again and again, like a node's free memory; about every half minute of each cluster. */
  z.object({ kind: z.literal('figures'), clusterId: id }),
  /** `names` is ['*'] when there are many. */
  z.object({ kind: z.literal('instances'), clusterId: id, names: z.array(z.string()) }),
  z.object({ kind: z.literal('job'), clusterId: id, jobId: id }),
  /** `applicantId` is that of the application which the act belongs to. */
  z.object({
    kind: z.literal('act'),
    id: z.string(),
    clusterId: id,
    /** Null for an act on a node. */
    instance: z.string().nullable(),
    actorId: id.nullable(),
    applicantId: id.nullable(),
  }),
  z.object({ kind: z.literal('application'), id, applicantId: id, clusterId: id.nullable() }),
  z.object({ kind: z.literal('user'), id }),
  /** Of the outbox: it was sent, or not. */
  z.object({ kind: z.literal('mail'), id }),
  /** What every page shows: notices, settings. */
  z.object({ kind: z.literal('site') }),
])

/** Says what changed, not how: who hears it reads anew. */
export type LiveEvent = z.infer<typeof liveEvent>

/** `resync`: events may have been missed; read everything anew. */
export type LiveMessage = LiveEvent | { kind: 'resync' }

const MANY = 100
const MAX_BYTES = 7_900 // PostgreSQL allows fewer than 8000

function encode(event: LiveEvent): string {
  const many = event.kind === 'instances' && event.names.length > MANY
  const payload = JSON.stringify(many ? { ...event, names: ['*'] } : event)
  if (Buffer.byteLength(payload) <= MAX_BYTES) return payload
  if (event.kind !== 'instances') throw new Error(`The live event ${event.kind} is too long`)
  return JSON.stringify({ ...event, names: ['*'] })
}

function decode(payload: string): LiveMessage {
  const event = liveEvent.safeParse(JSON.parse(payload))
  return event.success ? event.data : { kind: 'resync' }
}

/**
 * Heard by every process when the transaction commits (at once outside one); equal events in one are heard once. Of what
 * programs may follow a log is kept, `former` with it: whose the instances were that are gone.
 */
export async function publish(db: Db, event: LiveEvent, former: readonly Former[] = []): Promise<void> {
  const payload = encode(event)
  if (LOGGED.some((kind) => kind === event.kind))
    await db.$executeRaw`
      WITH logged AS (
        INSERT INTO "EventLog" (event, former) VALUES (${payload}::jsonb, ${JSON.stringify(former)}::jsonb))
      SELECT pg_notify(${CHANNEL}, ${payload})`
  else await db.$executeRaw`select pg_notify(${CHANNEL}, ${payload})`
}

/**
 * Calls `fn` for each event from now on, or from `since` (epoch ms) on; the answer ends it. One connection serves all of a
 * process's subscribers.
 */
export function subscribe(fn: (message: LiveMessage) => void, since?: number): () => void {
  return hub().add((payload) => fn(payload === null ? { kind: 'resync' } : decode(payload)), since)
}
