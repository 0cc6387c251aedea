import { prerequisite } from '../jobs/op-error'
import { info, type Operation, say, takes } from '../jobs/operation'
import { touch } from '../model/changes'
import { instanceOf, objectAt, textAt } from './input'
import { checkOs } from './os'

export const reinstall: Operation = function* (context) {
  const { cluster, input, clock } = context
  const instance = instanceOf(context)
  if (instance.disks.length === 0) throw prerequisite(`Instance '${instance.name}' has no disks`, 'wrong_input')
  if (instance.adminState === 'up') {
    throw prerequisite(`Instance '${instance.name}' is marked to be up, cannot reinstall`, 'wrong_state')
  }
  const os = textAt(input.os_type)
  checkOs(cluster, os ?? instance.os, instance.pnode)
  yield takes(0.4)
  if (os !== undefined) {
    yield say(`Changing OS scripts to '${os}'...`)
    instance.os = os
    touch(instance, clock)
    yield takes(0.4)
  }
  if (input.clear_osparams) instance.osparams = {}
  instance.osparams = { ...instance.osparams, ...objectAt(input.osparams) }
  yield info('Running instance OS create scripts...')
  yield takes(0.5)
  return null
}
