import { outsidePolicy, type Range } from '@/lib/clusters/instance-policy'
import type { Instance } from '@/lib/db/generated/client'
import { conflict, type FieldError } from '@/lib/errors/app-error'
import { nicsOf } from './nics'
import type { ResizeRoom } from './resize-room'
import type { Resize } from './schema'

export type Fields = Record<string, FieldError>
type Present = Pick<Instance, 'vcpus' | 'memory' | 'minMemory' | 'diskSizes' | 'diskTemplate' | 'nics'>

const GIB = 1024

/** What stands against a wish whoever has it: the present disks and NICs, the cluster's policy, the networks. */
export function outsideCluster(instance: Present, wish: Resize, room: ResizeRoom): Fields {
  if (wish.disks.length !== instance.diskSizes.length) throw conflict('instance_changed')
  const fields = new Found()
  const { bounds } = room
  wish.disks.forEach((size, index) => {
    const now = instance.diskSizes[index] ?? 0
    if (size < now) fields.add(`disks.${index}`, { code: 'disk_only_grows' })
    else if (size > now && index === wish.removeDisk) fields.add(`disks.${index}`, { code: 'disk_is_removed' })
    else if (size > now) fields.within(`disks.${index}`, size, bounds?.disk, GIB)
  })
  if (wish.vcpus !== instance.vcpus) fields.within('vcpus', wish.vcpus, bounds?.vcpus)
  if (wish.memory !== instance.memory) fields.within('memory', wish.memory, bounds?.memory)
  if (wish.minMemory !== null && wish.minMemory !== instance.minMemory)
    fields.within('minMemory', wish.minMemory, bounds?.memory)
  if (wish.addDisk !== null) {
    if (instance.diskTemplate === 'diskless') fields.add('addDisk', { code: 'has_no_disks' })
    fields.within('addDisk', wish.addDisk, bounds?.disk, GIB)
    fields.within('addDisk', wish.disks.length + 1, bounds?.disks)
  }
  if (wish.removeDisk !== null && wish.removeDisk >= wish.disks.length) throw conflict('instance_changed')
  if (wish.removeDisk !== null) fields.within('removeDisk', wish.disks.length - 1, bounds?.disks)
  nicsFit(fields, instance, wish, room)
  return fields.all
}

function nicsFit(fields: Found, instance: Present, { addNic, removeNic }: Resize, { bounds, networks }: ResizeRoom) {
  const nics = nicsOf(instance)
  if (addNic !== null) {
    const network = networks.find(({ key }) => key === addNic)
    if (!network) fields.add('addNic', { code: 'network_not_offered' })
    else if (network.full) fields.add('addNic', { code: 'network_full' })
    fields.within('addNic', nics.length + 1, bounds?.nics)
  }
  if (removeNic === null) return
  if (!nics.some(({ mac }) => mac === removeNic)) throw conflict('instance_changed')
  fields.within('removeNic', nics.length - 1, bounds?.nics)
}

/** Where a wish goes beyond what its owner may take without asking. */
export function beyondLimits(instance: Present, wish: Resize, { limits }: ResizeRoom): Fields {
  const fields = new Found()
  if (!limits) return fields.all
  const most = (field: string, value: number, limit: number, unit = 1) => {
    if (value > limit) fields.add(field, { code: 'above_site_limit', values: { limit: Math.floor(limit / unit) } })
  }
  most('vcpus', wish.vcpus, limits.vcpus)
  most('memory', wish.memory, limits.memory)
  wish.disks.forEach((size, index) => {
    if (size > (instance.diskSizes[index] ?? 0)) most(`disks.${index}`, size, limits.disk, GIB)
  })
  const kept = wish.disks.filter((_, index) => index !== wish.removeDisk)
  const total = kept.reduce((sum, size) => sum + size, 0) + (wish.addDisk ?? 0)
  if (total > limits.disksTotal)
    fields.add(grown(instance, wish), { code: 'above_disks_limit', values: { limit: limits.disksTotal / GIB } })
  if (wish.addDisk !== null) {
    most('addDisk', wish.addDisk, limits.disk, GIB)
    most('addDisk', wish.disks.length + 1, limits.disks)
  }
  if (wish.addNic !== null) most('addNic', nicsOf(instance).length + 1, limits.nics)
  return fields.all
}

/** The field to tell of the sum: a disk that grows, else the one that is added. */
function grown(instance: Present, wish: Resize): string {
  const index = wish.disks.findIndex((size, at) => size > (instance.diskSizes[at] ?? 0))
  return index < 0 ? 'addDisk' : `disks.${index}`
}

/** The first thing that is found of a field is what is said of it. */
class Found {
  readonly all: Fields = {}
  add(field: string, error: FieldError): void {
    this.all[field] ??= error
  }
  within(field: string, value: number, range: Range | undefined, unit = 1): void {
    const error = range && outsidePolicy(value, range, unit)
    if (error) this.add(field, error)
  }
}
