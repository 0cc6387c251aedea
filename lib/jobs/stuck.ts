import { Prisma } from '@/lib/db/generated/client'
import { WAITING_STATES } from '@/lib/rapi/job-states'

const WAITS_LONG_MS = 15 * 60_000
/** Disks of terabytes are wiped and copied for hours. */
const RUNS_LONG_MS = 6 * 3_600_000

/** The condition on Job `j`: it has waited for a quarter of an hour, or run for six hours, and has not ended. */
export function stuck(now: Date): Prisma.Sql {
  const waits = new Date(now.getTime() - WAITS_LONG_MS)
  const runs = new Date(now.getTime() - RUNS_LONG_MS)
  return Prisma.sql`((j.status IN (${Prisma.join(WAITING_STATES)}) AND j."receivedAt" < ${waits})
    OR (j.status = 'running' AND j."startedAt" < ${runs}))`
}
