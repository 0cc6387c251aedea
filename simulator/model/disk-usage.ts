import type { Instance } from './types'

/** MiB on one node; a mirrored disk has its metadata beside it. */
export function diskUsage(instance: Instance): number {
  const overhead = instance.diskTemplate === 'drbd' ? 128 : 0
  return instance.disks.reduce((sum, disk) => sum + disk.sizeMiB + overhead, 0)
}
