import { z } from 'zod'
import type { ActKind } from '@/lib/acts/kinds'
import type { Job } from '@/lib/db/generated/client'

const KINDS: Record<string, ActKind> = {
  OP_INSTANCE_CREATE: 'instance.create',
  OP_INSTANCE_STARTUP: 'instance.startup',
  OP_INSTANCE_SHUTDOWN: 'instance.shutdown',
  OP_INSTANCE_REBOOT: 'instance.reboot',
  OP_INSTANCE_SET_PARAMS: 'instance.configure',
  OP_INSTANCE_RENAME: 'instance.rename',
  OP_INSTANCE_REINSTALL: 'instance.reinstall',
  OP_INSTANCE_REMOVE: 'instance.remove',
  OP_INSTANCE_MIGRATE: 'instance.migrate',
  OP_INSTANCE_FAILOVER: 'instance.failover',
  OP_INSTANCE_REPLACE_DISKS: 'instance.replace_disks',
}

const opcodes = z.array(z.object({ opId: z.string() })).catch([])

/** What a job that is no act's did: an act's kind where there is one for it, else Ganeti's summary of it. */
export function kindOfJob(job: Pick<Job, 'opcodes' | 'summary'>): { kind: string; detail: Record<string, unknown> } {
  const [first] = opcodes.parse(job.opcodes)
  return { kind: KINDS[first?.opId ?? ''] ?? job.summary.join(', '), detail: {} }
}
