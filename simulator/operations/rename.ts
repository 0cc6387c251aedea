import { prerequisite } from '../jobs/op-error'
import { type Operation, takes } from '../jobs/operation'
import { renameInstance, touch } from '../model/changes'
import { instanceOf } from './input'
import { checkName } from './name'

export const rename: Operation = function* (context) {
  const { cluster, input, clock } = context
  const instance = instanceOf(context)
  const name = String(input.new_name)
  if (instance.adminState === 'up') {
    throw prerequisite(`Instance '${instance.name}' is marked to be up, cannot rename`, 'wrong_state')
  }
  if (input.name_check) checkName(name)
  if (name !== instance.name && cluster.instances.has(name)) {
    throw prerequisite(`Instance '${name}' is already in the cluster`, 'already_exists')
  }
  yield takes(0.4)
  renameInstance(cluster, instance, name)
  touch(instance, clock)
  yield takes(1.2)
  return name
}
