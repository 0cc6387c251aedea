import { type Db, db } from '@/lib/db/client'

const HOUR_MS = 3_600_000
const KEPT_MS = 400 * 24 * HOUR_MS

const hourOf = (now: Date) => new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS)

/** Counts one answer into the hour's figures. */
export async function noteAnswer(tx: Db, clusterId: number, ms: number, now: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "RapiLatency" AS l ("clusterId", hour, answers, "totalMs", "slowestMs")
    VALUES (${clusterId}, ${hourOf(now)}, 1, ${ms}, ${ms})
    ON CONFLICT ("clusterId", hour) DO UPDATE SET answers = l.answers + 1,
      "totalMs" = l."totalMs" + excluded."totalMs", "slowestMs" = greatest(l."slowestMs", excluded."slowestMs")`
}

/** Counts one pass that failed. */
export async function noteFailure(tx: Db, clusterId: number, now: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "RapiLatency" AS l ("clusterId", hour, failures) VALUES (${clusterId}, ${hourOf(now)}, 1)
    ON CONFLICT ("clusterId", hour) DO UPDATE SET failures = l.failures + 1`
}

/** Removes what is older than four hundred days. */
export async function forgetLatencies(now: Date): Promise<void> {
  await db.rapiLatency.deleteMany({ where: { hour: { lt: new Date(now.getTime() - KEPT_MS) } } })
}
