import { systemContext } from '@/lib/access/system-context'
import type { InstanceAct } from '@/lib/acts/end'
import type { Tx } from '@/lib/db/client'
import { resizeSchema } from '@/lib/instances/schema'
import { tell } from '../events'
import { mailCreated, mailFailed } from '../mails'
import { after, allows } from '../state'

/**
 * What the end of the last of a change's acts means for it. What was added or taken away by an act that succeeded is
 * struck from the plan of one that failed otherwise, so that approving it again does not do it twice.
 */
export async function changeEnded(tx: Tx, act: InstanceAct): Promise<void> {
  if (act.applicationId === null || act.kind === 'instance.create') return
  const id = act.applicationId
  await tx.$queryRaw`SELECT id FROM "Application" WHERE id = ${id} FOR UPDATE`
  const application = await tx.application.findUniqueOrThrow({ where: { id } })
  const approval = await tx.applicationEvent.findFirst({
    where: { applicationId: id, kind: 'approved' },
    orderBy: { id: 'desc' },
  })
  const acts = await tx.act.findMany({
    where: { applicationId: id, ...(approval ? { createdAt: { gte: approval.at } } : {}) },
    orderBy: { id: 'asc' },
  })
  if (acts.some(({ endedAt }) => endedAt === null)) return
  const failed = acts.find(({ state }) => state !== 'success')
  const step = failed ? 'fail' : 'create'
  if (!allows(application.status, step)) return
  const resized = acts.some(({ kind, state }) => kind === 'instance.resize' && state === 'success')
  const plan = resizeSchema.safeParse(application.plan).data
  const rest = plan && resized ? { ...plan, addDisk: null, removeDisk: null, addNic: null, removeNic: null } : plan
  const why = failed?.errorText || failed?.errorCode || ''
  const changed = await tx.application.update({
    where: { id },
    data: {
      status: after(step),
      failure: failed ? why : '',
      ...(failed && rest ? { plan: rest } : {}),
      version: { increment: 1 },
    },
  })
  await tell(tx, systemContext('worker'), changed, failed ? 'failed' : 'created', why)
  await (failed ? mailFailed(tx, id, failed) : mailCreated(tx, id))
}
