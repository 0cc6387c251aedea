import { prerequisite } from '../jobs/op-error'
import { type Operation, takes } from '../jobs/operation'
import { instanceOf } from './input'
import { onlineNode } from './power'

/** Answers where each disk can be seen; nothing of the configuration changes. */
export const activateDisks: Operation = function* (context) {
  const instance = instanceOf(context)
  onlineNode(context, instance)
  yield takes(0.5)
  return instance.disks.map((disk, index) => [instance.pnode, `disk/${index}`, devicePath(instance.name, disk, index)])
}

export const deactivateDisks: Operation = function* (context) {
  const instance = instanceOf(context)
  if (instance.adminState === 'up' && !context.input.force) {
    throw prerequisite(`Instance '${instance.name}' is marked to be up, cannot shutdown disks`, 'wrong_state')
  }
  yield takes(0.5)
  return null
}

export const devicePath = (instance: string, disk: { uuid: string }, index: number) =>
  `/srv/ganeti/file-storage/${instance}/${disk.uuid}.file.disk${index}`
