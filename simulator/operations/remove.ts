import { type Operation, takes } from '../jobs/operation'
import { instanceOf } from './input'
import { onlineNode, onlyDry } from './power'

export const remove: Operation = function* (context) {
  const { cluster, input } = context
  const instance = instanceOf(context)
  if (!input.ignore_failures) onlineNode(context, instance)
  yield takes(0.3)
  if (input.dry_run) return yield* onlyDry()
  instance.running = null
  yield takes(0.6)
  cluster.instances.delete(instance.name)
  return null
}
