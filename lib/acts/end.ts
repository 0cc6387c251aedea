import type { Tx } from '@/lib/db/client'
import type { Act } from '@/lib/db/generated/client'
import { metrics } from '@/lib/metrics/metrics'
import { publishAct } from './intend'
import type { ActState } from './state'

export type Outcome = { state: ActState; errorCode: string | null; errorText: string | null }

/** An act on an instance; of those on nodes nothing follows. */
export type InstanceAct = Act & { instance: string }

const isOnInstance = (act: Act): act is InstanceAct => act.instance !== null

/** What follows from an ended act on an instance, in the transaction that ends it. */
export type OnEnded = (tx: Tx, act: InstanceAct) => Promise<void>

/** Ends an act once; a second call does nothing. */
export async function endAct(tx: Tx, id: string, outcome: Outcome, onEnded: OnEnded): Promise<void> {
  const { count } = await tx.act.updateMany({ where: { id, endedAt: null }, data: { ...outcome, endedAt: new Date() } })
  if (count === 0) return
  const act = await tx.act.findUniqueOrThrow({ where: { id } })
  metrics().acts.inc({ kind: act.kind, state: act.state })
  await publishAct(tx, act)
  if (isOnInstance(act)) await onEnded(tx, act)
}
