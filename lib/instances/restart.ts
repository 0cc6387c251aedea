import { z } from 'zod'
import type { InstanceAct } from '@/lib/acts/end'
import { config } from '@/lib/config/env'
import type { Db, Tx } from '@/lib/db/client'
import { addTask } from '@/lib/tasks/queue'
import type { Step } from './act'
import { followUp } from './follow-up'
import { addTag, removeTag } from './tag-step'

/** These start the instance anew, so what waited for a restart is in effect. */
const RESTARTS = ['instance.reboot', 'instance.startup', 'instance.reinstall']

/** A soft reboot keeps the machine as it was started: KVM runs it on with its old parameters. */
const isSoft = (detail: unknown) => z.object({ type: z.literal('soft') }).safeParse(detail).success

const waits = z.object({ restart: z.literal(true) })

/** Ganeti takes the step while the instance runs, the hypervisor only at its next start. */
export const untilRestart = (step: Step): Step => ({ ...step, detail: { ...step.detail, restart: true } })

/** After a success: what waits for a restart is marked, and a restart takes the mark away. */
export async function followRestart(tx: Tx, act: InstanceAct): Promise<void> {
  const restarted = RESTARTS.includes(act.kind) && !isSoft(act.detail)
  if (!restarted && !waits.safeParse(act.detail).success) return
  const { clusterId, instance: name } = act
  const instance = await tx.instance.findUnique({ where: { clusterId_name: { clusterId, name } } })
  if (!instance || instance.needsReboot !== restarted) return
  const what = restarted ? ('clear_restart' as const) : ('mark_restart' as const)
  const payload = { clusterId, name, uuid: instance.uuid, what, since: (act.endedAt ?? new Date()).toISOString() }
  await addTask(tx, followUp, payload, { key: `restart:${clusterId}:${name}` })
}

type Marked = { name: string; needsReboot: boolean }

/** The step that makes the mark what it should be; null where it is. */
export function markStep({ name, needsReboot }: Marked, needed: boolean): Step | null {
  if (needsReboot === needed) return null
  const change = needed ? addTag : removeTag
  return {
    kind: 'instance.mark_restart',
    detail: { needed },
    call: change(name, `${config().tagPrefix}:needsreboot`),
  }
}

/** Whether it was started anew after that moment (ISO 8601). */
export async function restartedSince(db: Db, clusterId: number, instance: string, since: string): Promise<boolean> {
  const where = { clusterId, instance, kind: { in: RESTARTS }, state: 'success', endedAt: { gt: since } }
  const acts = await db.act.findMany({ where, select: { detail: true } })
  return acts.some(({ detail }) => !isSoft(detail))
}
