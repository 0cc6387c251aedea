import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { type ChangeRow, changesWhere } from '@/lib/audit/changes'

/** What was changed of a cluster and by whom, the newest first. */
export async function listClusterChanges(ctx: Ctx, id: number): Promise<ChangeRow[]> {
  authorize(ctx, 'manage_clusters', id)
  return (await changesWhere({ target: 'cluster', targetId: String(id) })).map(({ row }) => row)
}
