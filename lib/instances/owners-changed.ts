import { z } from 'zod'
import { fullName } from '@/lib/accounts/queries'
import type { InstanceAct } from '@/lib/acts/end'
import { config } from '@/lib/config/env'
import type { Tx } from '@/lib/db/client'
import { addTask } from '@/lib/tasks/queue'
import { followUp } from './follow-up'
import { mailTo } from './mail-to'
import { peopleBehind } from './owner-words'

const words = z.array(z.string()).default([])
const detailSchema = z.object({ change: z.string(), before: words, added: words, removed: words, next: words })

/**
 * A change of owners is one or two jobs. Once all of them have ended, everyone concerned is mailed what has become of it.
 * Where nobody of before stays, those are removed only now that the new ones are there.
 */
export async function ownersChanged(tx: Tx, act: InstanceAct): Promise<void> {
  const detail = detailSchema.safeParse(act.detail).data
  if (!detail) return
  const { change, before, next } = detail
  if (act.state === 'success' && next.length > 0) return removeNext(tx, act, detail)
  const acts = await tx.act.findMany({
    where: { clusterId: act.clusterId, kind: act.kind, detail: { path: ['change'], equals: change } },
  })
  if (acts.some(({ endedAt }) => endedAt === null)) return
  const done = acts.filter(({ state }) => state === 'success').map((one) => detailSchema.parse(one.detail))
  const added = done.flatMap((one) => one.added)
  const removed = done.flatMap((one) => one.removed)
  if (added.length + removed.length > 0) await mailChange(tx, act, { change, before, added, removed })
}

async function removeNext(
  tx: Tx,
  act: InstanceAct,
  { change, before, next }: z.output<typeof detailSchema>,
): Promise<void> {
  const { clusterId, instance: name } = act
  const instance = await tx.instance.findUnique({ where: { clusterId_name: { clusterId, name } } })
  if (!instance) return
  const removal = { change, before, removed: next }
  const payload = { clusterId, name, uuid: instance.uuid, what: 'remove_owners' as const, removal }
  await addTask(tx, followUp, payload, { key: `owners:${change}` })
}

type Change = { change: string; before: string[]; added: string[]; removed: string[] }

/** To each person what it means for them: they gained it, lost it, or still have it. */
async function mailChange(tx: Tx, act: InstanceAct, { change, before, added, removed }: Change): Promise<void> {
  const after = [...before.filter((word) => !removed.includes(word)), ...added]
  const [had, have] = [await peopleBehind(tx, before), await peopleBehind(tx, after)]
  const cluster = await tx.cluster.findUniqueOrThrow({ where: { id: act.clusterId } })
  const actor = act.actorId === null ? null : await tx.user.findUnique({ where: { id: act.actorId } })
  const everyone = new Map([...had, ...have].map((person) => [person.id, person]))
  const list = (owners: string[]) => owners.map((word) => word.replace(/^\w+:/, '')).join(', ')
  for (const person of everyone.values()) {
    const has = have.some(({ id }) => id === person.id)
    const role = !has ? 'removed' : had.some(({ id }) => id === person.id) ? 'remaining' : 'added'
    await mailTo(tx, person, `owners:${change}:${role}`, (t) => ({
      subject: t('owners.subject', { role, name: act.instance }),
      paragraphs: [
        t('owners.first', {
          role,
          name: act.instance,
          cluster: cluster.slug,
          who: actor ? fullName(actor) : 'ganetimgr',
        }),
        ...(role === 'remaining' && added.length > 0 ? [t('owners.added', { names: list(added) })] : []),
        ...(role === 'remaining' && removed.length > 0 ? [t('owners.removed', { names: list(removed) })] : []),
        ...(has ? [`${config().publicUrl}/instances/${cluster.slug}/${act.instance}/people`] : []),
      ],
    }))
  }
}
