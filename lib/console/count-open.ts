import type { Tx } from '@/lib/db/client'

/** A process that has not spoken of its console for this long is gone, and the console with it. */
const SILENT_MS = 60_000

/** Consoles that a person has open now, whichever process serves them. */
export function countOpen(tx: Tx, userId: number, now: Date): Promise<number> {
  return tx.consoleSession.count({ where: { userId, seenAt: { gt: new Date(now.getTime() - SILENT_MS) } } })
}
