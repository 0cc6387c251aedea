import type { Instance } from '@/lib/db/generated/client'
import { nicIn } from '@/lib/networks/nic'
import type { InstanceModify } from '@/lib/rapi/resources/instance-writes'
import type { Step } from './act'
import { nicsOf } from './nics'
import type { ResizeRoom } from './resize-room'
import type { Resize } from './schema'

/** What of an instance is to change: one job for all that Ganeti changes in one, then one for each disk that grows. */
export function resizeSteps(instance: Instance, wish: Resize, room: ResizeRoom): Step[] {
  const { name } = instance
  const { changes, detail } = modification(instance, wish, room)
  const modify: Step[] =
    Object.keys(changes).length === 0
      ? []
      : [
          {
            kind: 'instance.resize',
            detail,
            call: (rapi, reason) => rapi.instances.modify(name, changes, { reason }),
          },
        ]
  return [...growing(instance, wish), ...modify]
}

/** Before disks are taken away, so that their numbers hold. */
function growing({ name, diskSizes }: Instance, wish: Resize): Step[] {
  return wish.disks.flatMap((size, disk): Step[] => {
    const amountMiB = size - (diskSizes[disk] ?? 0)
    if (amountMiB <= 0) return []
    return [
      {
        kind: 'instance.grow_disk',
        detail: { disk, amountMiB },
        call: (rapi, reason) => rapi.instances.growDisk(name, { reason, disk, amountMiB }),
      },
    ]
  })
}

function modification(instance: Instance, wish: Resize, { networks, usesGntNetwork }: ResizeRoom) {
  const changes: InstanceModify = {}
  const detail: Record<string, string | number> = {}
  const { vcpus, memory } = wish
  const least = wish.minMemory ?? memory
  if (vcpus !== instance.vcpus) {
    changes.beparams = { vcpus }
    detail.vcpus = vcpus
  }
  if (memory !== instance.memory || least !== instance.minMemory) {
    changes.beparams = { ...changes.beparams, minmem: least, maxmem: memory }
    detail.memoryMiB = memory
    if (least !== memory) detail.minMemoryMiB = least
  }
  if (wish.addDisk !== null) {
    changes.disks = [['add', { size: wish.addDisk }]]
    detail.addDiskMiB = wish.addDisk
  }
  if (wish.removeDisk !== null) {
    changes.disks = [['remove', wish.removeDisk, {}]]
    detail.removeDisk = wish.removeDisk
  }
  const network = networks.find(({ key }) => key === wish.addNic)
  if (network) {
    changes.nics = [['add', nicIn(network, usesGntNetwork)]]
    detail.addNic = network.name
  }
  const nic = nicsOf(instance).findIndex(({ mac }) => mac === wish.removeNic)
  if (wish.removeNic !== null && nic >= 0) {
    changes.nics = [['remove', nic, {}]]
    detail.removeNic = wish.removeNic
  }
  return { changes, detail }
}
