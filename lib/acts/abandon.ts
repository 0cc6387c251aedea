import { db } from '@/lib/db/client'
import type { Act } from '@/lib/db/generated/client'
import { endAct, type OnEnded } from './end'

/** Ends acts that were never sent, since one before them failed. */
export async function abandon(acts: readonly Act[], onEnded: OnEnded): Promise<void> {
  for (const { id } of acts)
    await db.$transaction((tx) =>
      endAct(tx, id, { state: 'not_started', errorCode: 'step_before', errorText: null }, onEnded),
    )
}
