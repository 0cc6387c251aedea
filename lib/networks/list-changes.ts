import type { Ctx } from '@/lib/access/actor'
import { type ChangeRow, changesWhere } from '@/lib/audit/changes'
import { readStoredNetwork } from './queries'

/** What was changed of a stored network and by whom, the newest first; throws `not_found`. */
export async function listNetworkChanges(ctx: Ctx, id: number): Promise<ChangeRow[]> {
  await readStoredNetwork(ctx, id)
  return (await changesWhere({ target: 'network', targetId: String(id) })).map(({ row }) => row)
}
