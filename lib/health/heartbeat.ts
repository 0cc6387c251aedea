import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { db } from '@/lib/db/client'
import { log } from '@/lib/log/log'

const EVERY_MS = 10_000
/** After so many seconds without a beat a worker counts as gone. */
const ALIVE_S = 45

/** Tells until the signal that this process does background work. By the database's clock, as all of it. */
export async function beat(signal: AbortSignal): Promise<void> {
  const id = randomUUID()
  while (!signal.aborted) {
    await tell(id).catch((err: unknown) => log.warn({ err }, 'worker: its heartbeat'))
    await delay(EVERY_MS, null, { signal }).catch(() => undefined)
  }
  await db.workerBeat.deleteMany({ where: { id } }).catch(() => undefined)
}

async function tell(id: string): Promise<void> {
  await db.$executeRaw`INSERT INTO "WorkerBeat" (id, at) VALUES (${id}::uuid, now()) ON CONFLICT (id) DO UPDATE SET at = now()`
  await db.$executeRaw`DELETE FROM "WorkerBeat" WHERE at < now() - interval '1 hour'`
}

/** How many processes do background work now. */
export async function aliveWorkers(): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "WorkerBeat" WHERE at > now() - make_interval(secs => ${ALIVE_S})`
  return row?.count ?? 0
}
