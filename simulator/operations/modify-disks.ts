import { prerequisite } from '../jobs/op-error'
import { info, type OperationContext, type Step, say } from '../jobs/operation'
import type { Json } from '../json'
import { freeDisk } from '../model/capacity'
import type { Instance } from '../model/types'
import { positionOf, readChange, writtenChange } from './changes'
import { listAt, nodeNamed, textAt } from './input'
import { readableSize } from './size'

export function* changeDisks(context: OperationContext, instance: Instance): Generator<Step, Json[], void> {
  const { cluster, input, random } = context
  const changes = listAt(input.disks).map(readChange)
  const results: Json[] = []
  for (const change of changes) {
    const { action, parameters } = change
    if (action === 'add') {
      const size = parameters.size
      if (size === undefined || size === null) throw prerequisite("Required parameter 'size' not passed", 'wrong_input')
      const sizeMiB = Number(size)
      if (['plain', 'drbd'].includes(instance.diskTemplate)) {
        const free = freeDisk(cluster, nodeNamed(cluster, instance.pnode))
        const amounts = `required ${sizeMiB} MiB, available ${free} MiB`
        const message = `Not enough disk space on target node ${instance.pnode} vg xenvg: ${amounts}`
        if (sizeMiB > free) throw prerequisite(message, 'insufficient_resources')
      }
      const position = change.index < 0 ? instance.disks.length : change.index
      yield say(`* disk ${position}, size ${readableSize(sizeMiB)}`)
      instance.disks.splice(position, 0, { uuid: random.uuid(), name: textAt(parameters.name) ?? null, sizeMiB })
      if (input.wait_for_sync) {
        yield info(`Waiting for instance ${instance.name} to sync disks`)
        yield info(`Instance ${instance.name}'s disks are in sync`)
      }
      change.parameters = { mode: 'rw', dev_type: instance.diskTemplate, ...parameters }
      results.push([`disk/${position}`, `add:size=${sizeMiB},mode=rw`])
      continue
    }
    const position = positionOf(change.index, instance.disks.length, 'disk')
    if (action === 'remove') {
      if (instance.adminState === 'up') {
        const why = "can't remove volume from a running instance without using hotplug"
        throw prerequisite(`Instance '${instance.name}' is marked to be up, ${why}`, 'wrong_state')
      }
      instance.disks.splice(position, 1)
      results.push([`disk/${position}`, 'remove'])
      continue
    }
    const disk = instance.disks[position]
    const name = textAt(parameters.name)
    if (disk && name !== undefined) {
      disk.name = name === 'none' ? null : name
      results.push([`disk.name/${position}`, name])
    }
  }
  if (changes.length > 0) input.disks = changes.map(writtenChange)
  return results
}
