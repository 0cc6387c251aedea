import { prerequisite } from '../jobs/op-error'
import { type Operation, takes } from '../jobs/operation'
import { type JsonObject, pythonText } from '../json'
import { touch } from '../model/changes'
import { nodeParameters } from '../model/node-parameters'
import { groupNamed, objectAt, textAt } from './input'
import { applyParameters, checkKnown } from './parameters'

export const groupModify: Operation = function* ({ cluster, input, clock }) {
  if (input.alloc_policy === undefined && input.ndparams === undefined) {
    throw prerequisite('Please pass at least one modification', 'wrong_input')
  }
  const group = groupNamed(cluster, String(input.group_name))
  const ndparams = objectAt(input.ndparams)
  checkKnown(ndparams, nodeParameters)
  yield takes(0.3)
  group.allocPolicy = textAt(input.alloc_policy) ?? group.allocPolicy
  group.ndparams = applyParameters(group.ndparams ?? {}, ndparams)
  touch(group, clock)
  return input.ndparams === undefined ? [] : [['ndparams', pythonDict(group.ndparams)]]
}

function pythonDict(source: JsonObject): string {
  const pairs = Object.entries(source).map(([name, value]) => {
    const shown = typeof value === 'string' ? pythonText(value) : String(value)
    return `${pythonText(name)}: ${typeof value === 'boolean' ? (value ? 'True' : 'False') : shown}`
  })
  return `{${pairs.join(', ')}}`
}
