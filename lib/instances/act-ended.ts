import type { InstanceAct } from '@/lib/acts/end'
import type { Tx } from '@/lib/db/client'
import { mirrorRemoval, mirrorRename } from './mirror-end'
import { ownersChanged } from './owners-changed'
import { followRestart } from './restart'

/** What follows when an act on an instance ends, in the transaction that ends it. */
export async function instanceActEnded(tx: Tx, act: InstanceAct): Promise<void> {
  if (act.kind === 'instance.owners') await ownersChanged(tx, act)
  if (act.state !== 'success') return
  await followRestart(tx, act)
  if (act.kind === 'instance.rename') await mirrorRename(tx, act)
  if (act.kind === 'instance.remove') await mirrorRemoval(tx, act)
}
