/** Ganeti's mirrored disk templates (constants.DTS_MIRRORED). */
export const MOVABLE: readonly string[] = ['drbd', 'diskless', 'sharedfile', 'blockdev', 'rbd', 'ext', 'gluster']

/** Whether its disks can be reached from another node. */
export const isMovable = ({ diskTemplate }: { diskTemplate: string }) => MOVABLE.includes(diskTemplate)
