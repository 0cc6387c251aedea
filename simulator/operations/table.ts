import type { Operation } from '../jobs/operation'
import { isText, type JsonObject } from '../json'
import { create } from './create'
import { grow } from './grow'
import { modify } from './modify'
import { failover, migrate } from './move'
import { osDiagnose } from './os-diagnose'
import { reboot, shutdown, startup } from './power'
import { reinstall } from './reinstall'
import { remove } from './remove'
import { rename } from './rename'
import { tagsDelete, tagsSet } from './tags'

export type OperationEntry = { run: Operation; locks(input: JsonObject): string[]; subject?: string }

const ofInstance = (run: Operation, subject: string | undefined = 'instance_name'): OperationEntry => ({
  run,
  subject,
  locks: (input) => [`instance/${String(input.instance_name)}`],
})

/** Everything that a job can do, by opcode. */
export const operations: Record<string, OperationEntry> = {
  OP_INSTANCE_CREATE: ofInstance(create),
  OP_INSTANCE_STARTUP: ofInstance(startup),
  OP_INSTANCE_SHUTDOWN: ofInstance(shutdown),
  OP_INSTANCE_REBOOT: ofInstance(reboot),
  OP_INSTANCE_REMOVE: ofInstance(remove),
  OP_INSTANCE_RENAME: { ...ofInstance(rename), subject: undefined },
  OP_INSTANCE_REINSTALL: ofInstance(reinstall),
  OP_INSTANCE_SET_PARAMS: ofInstance(modify),
  OP_INSTANCE_GROW_DISK: ofInstance(grow),
  OP_INSTANCE_MIGRATE: ofInstance(migrate),
  OP_INSTANCE_FAILOVER: ofInstance(failover),
  OP_TAGS_SET: { run: tagsSet, locks: tagLock },
  OP_TAGS_DEL: { run: tagsDelete, locks: tagLock },
  OP_OS_DIAGNOSE: { run: osDiagnose, locks: () => [] },
}

function tagLock(input: JsonObject): string[] {
  return isText(input.name) ? [`${String(input.kind)}/${input.name}`] : []
}

/** `INSTANCE_CREATE(vm1)`: what a list of jobs shows of an opcode. */
export function summaryOf(input: JsonObject): string {
  const id = String(input.OP_ID)
  const subject = operations[id]?.subject
  const name = id.replace(/^OP_/, '')
  return subject === undefined ? name : `${name}(${String(input[subject] ?? '')})`
}
