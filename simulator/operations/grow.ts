import { prerequisite } from '../jobs/op-error'
import { info, type Operation, say, takes } from '../jobs/operation'
import { freeDisk } from '../model/capacity'
import { touch } from '../model/changes'
import { specLimits } from '../model/policy'
import { instanceOf, nodeNamed } from './input'
import { readableSize } from './size'

export const grow: Operation = function* (context) {
  const { cluster, input, clock } = context
  const instance = instanceOf(context)
  const index = Number(input.disk)
  const disk = instance.disks[index]
  if (!disk) {
    const last = instance.disks.length - 1
    throw prerequisite(`Invalid disk index: ${index} (instace has disks 0 to ${last}`, 'wrong_input')
  }
  const target = input.absolute ? Number(input.amount) : disk.sizeMiB + Number(input.amount)
  const delta = target - disk.sizeMiB
  if (delta < 0) {
    const [wanted, current] = [readableSize(target), readableSize(disk.sizeMiB)]
    const message = `Requested size (${wanted}) is smaller than current disk size (${current})`
    throw prerequisite(message, 'wrong_state')
  }
  const { min, max } = specLimits['disk-size']
  if (target > max) {
    const range = `disk-size/${index} value ${target} is not in range [${min}, ${max}]`
    throw prerequisite(`Growing disk ${index} violates policy: ${range}`, 'wrong_input')
  }
  if (['plain', 'drbd'].includes(instance.diskTemplate)) {
    for (const name of [instance.pnode, ...instance.snodes]) {
      const free = freeDisk(cluster, nodeNamed(cluster, name))
      if (delta <= free) continue
      const amounts = `required ${delta} MiB, available ${free} MiB`
      throw prerequisite(`Not enough disk space on target node ${name} vg xenvg: ${amounts}`, 'insufficient_resources')
    }
  }
  yield takes(0.5)
  yield say(`Growing disk ${index} of instance '${instance.name}' by ${readableSize(delta)} to ${readableSize(target)}`)
  disk.sizeMiB = target
  touch(instance, clock)
  yield takes(0.5)
  if (input.wait_for_sync) {
    yield info(`Waiting for instance ${instance.name} to sync disks`)
    yield info(`Instance ${instance.name}'s disks are in sync`)
  }
  return null
}
