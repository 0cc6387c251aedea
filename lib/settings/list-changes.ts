import type { Ctx } from '@/lib/access/actor'
import { requireSuperuser } from '@/lib/access/authorize'
import { type ChangeRow, changesWhere } from '@/lib/audit/changes'

/** What was changed of the site's settings and by whom, the newest first; the field of a change is the setting's key. */
export async function listSettingChanges(ctx: Ctx): Promise<ChangeRow[]> {
  requireSuperuser(ctx)
  const found = await changesWhere({ target: 'setting' })
  return found.map(({ entry: { action, targetId, detail }, row }) => {
    if (action !== 'setting.change') return row
    const { from, to } = detail as { from: unknown; to: unknown }
    return { ...row, changes: [{ field: targetId ?? '', from, to }], facts: {} }
  })
}
