import { z } from 'zod'
import { fullName } from '@/lib/accounts/queries'
import type { InstanceAct } from '@/lib/acts/end'
import type { Tx } from '@/lib/db/client'
import { publish } from '@/lib/live/events'
import { formerOwners } from '@/lib/sync/former-owners'
import { mailTo } from './mail-to'
import { peopleBehind } from './owner-words'

/** The mirror's row goes by its new name at once: who looks at the old one is led there, and nothing shows it twice. */
export async function mirrorRename(tx: Tx, { clusterId, instance: name, detail }: InstanceAct): Promise<void> {
  const newName = z.object({ newName: z.string() }).safeParse(detail).data?.newName
  if (!newName) return
  const there = await tx.instance.findUnique({ where: { clusterId_name: { clusterId, name: newName } } })
  if (there) await tx.instance.deleteMany({ where: { clusterId, name } })
  else await tx.instance.updateMany({ where: { clusterId, name }, data: { name: newName } })
  await publish(tx, { kind: 'instances', clusterId, names: [name, newName] })
}

/** The row goes at once too, and those whose instance it was are mailed. */
export async function mirrorRemoval(
  tx: Tx,
  { id, clusterId, instance: name, actorId, detail }: InstanceAct,
): Promise<void> {
  const gone = await formerOwners(tx, { clusterId, name })
  await tx.instance.deleteMany({ where: { clusterId, name } })
  await publish(tx, { kind: 'instances', clusterId, names: [name] }, gone)
  const owners = z.object({ owners: z.array(z.string()) }).safeParse(detail).data?.owners ?? []
  const cluster = await tx.cluster.findUniqueOrThrow({ where: { id: clusterId } })
  const actor = actorId === null ? null : await tx.user.findUnique({ where: { id: actorId } })
  for (const person of await peopleBehind(tx, owners))
    await mailTo(tx, person, `act:${id}:removed`, (t) => ({
      subject: t('removed.subject', { name }),
      paragraphs: [
        t('removed.first', { name, cluster: cluster.slug, who: actor ? fullName(actor) : 'ganetimgr' }),
        t('whyOwner'),
      ],
    }))
}
