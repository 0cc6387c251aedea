import type { Tx } from '@/lib/db/client'
import type { Act } from '@/lib/db/generated/client'
import { addTask } from '@/lib/tasks/queue'
import { followUp } from './follow-up'
import { mirrorRemoval, mirrorRename } from './mirror-end'
import { ownersChanged } from './owners-changed'

/** These start the instance anew, so what waited for a restart is in effect. */
const RESTARTS = ['instance.reboot', 'instance.startup', 'instance.reinstall']

/** What follows when an act on an instance ends, in the transaction that ends it. */
export async function instanceActEnded(tx: Tx, act: Act): Promise<void> {
  if (act.kind === 'instance.owners') await ownersChanged(tx, act)
  if (act.state !== 'success') return
  if (RESTARTS.includes(act.kind)) await clearRestart(tx, act)
  if (act.kind === 'instance.rename') await mirrorRename(tx, act)
  if (act.kind === 'instance.remove') await mirrorRemoval(tx, act)
}

async function clearRestart(tx: Tx, { clusterId, instance: name }: Act): Promise<void> {
  const instance = await tx.instance.findUnique({ where: { clusterId_name: { clusterId, name } } })
  if (!instance?.needsReboot) return
  const payload = { clusterId, name, uuid: instance.uuid, what: 'clear_restart' as const }
  await addTask(tx, followUp, payload, { key: `restart:${clusterId}:${name}` })
}
