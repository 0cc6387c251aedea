import type { ResizeData, ResizePresent } from '@/lib/instances/resize-data'
import type { Resize } from '@/lib/instances/schema'

/** As an instance is: nothing to change yet. */
const asItIs = ({ vcpus, memory, minMemory, disks }: ResizePresent): Resize => ({
  vcpus,
  memory,
  minMemory: minMemory === memory ? null : minMemory,
  disks,
  addDisk: null,
  removeDisk: null,
  addNic: null,
  removeNic: null,
})

/** What a person changed in the form; of the disks by their numbers. */
export type Typed = Partial<Omit<Resize, 'disks'>> & { disks?: (number | undefined)[] }

/** What differs from the instance as it is now. */
export function typedOf(present: ResizePresent, wish: Resize): Typed {
  const is = asItIs(present)
  const typed = Object.fromEntries(
    Object.entries(wish).filter(([field, value]) => value !== is[field as keyof Resize]),
  ) as Partial<Resize>
  return { ...typed, disks: wish.disks.map((size, number) => (size === is.disks[number] ? undefined : size)) }
}

/** The instance as it is now, which may not be as it was when the person began, with what they changed. */
export function wishOf(present: ResizePresent, { disks = [], ...typed }: Typed): Resize {
  const wish = { ...asItIs(present), ...typed, disks: present.disks.map((size, number) => disks[number] ?? size) }
  return {
    ...wish,
    removeDisk: wish.removeDisk !== null && wish.removeDisk < wish.disks.length ? wish.removeDisk : null,
    removeNic: present.nics.some(({ mac }) => mac === wish.removeNic) ? wish.removeNic : null,
  }
}

/** What every part of the form works on. */
export type ResizePart = {
  data: ResizeData
  wish: Resize
  change: (part: Partial<Resize>) => void
  errors: Record<string, string>
}

/** Whether the wish goes beyond what its owner may take; the server decides it again. */
export function isBeyond({ present, limits }: Pick<ResizeData, 'present' | 'limits'>, wish: Resize): boolean {
  if (!limits) return false
  if (!limits.allowed) return true
  const { vcpus, memory, disks, addDisk, removeDisk, addNic } = wish
  const kept = disks.filter((_, index) => index !== removeDisk)
  const total = kept.reduce((sum, size) => sum + size, addDisk ?? 0)
  return (
    vcpus > limits.vcpus ||
    memory > limits.memory ||
    total > limits.disksTotal ||
    disks.some((size, index) => size > (present.disks[index] ?? 0) && size > limits.disk) ||
    (addDisk !== null && (addDisk > limits.disk || disks.length + 1 > limits.disks)) ||
    (addNic !== null && present.nics.length + 1 > limits.nics)
  )
}
