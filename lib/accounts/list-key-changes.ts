import type { Ctx } from '@/lib/access/actor'
import { type ChangeRow, changesWhere } from '@/lib/audit/changes'
import { readKey } from './list-ssh-keys'

/** What was done with a key while it is this account's, the newest first; throws `not_found`. */
export async function listKeyChanges(ctx: Ctx, id: number): Promise<ChangeRow[]> {
  const { userId, fingerprint } = await readKey(ctx, id)
  const named = [
    { detail: { path: ['fingerprint'], equals: fingerprint } },
    { detail: { path: ['fingerprints'], array_contains: [fingerprint] } },
  ]
  const found = await changesWhere({ target: 'user', targetId: String(userId), OR: named })
  return found.map(({ row }) => row)
}
