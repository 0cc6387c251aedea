/** What can be done to an instance through a job of Ganeti; `create` has no instance yet. */
export const ACT_KINDS = [
  'instance.create',
  'instance.startup',
  'instance.shutdown',
  'instance.reboot',
  'instance.resize',
  'instance.grow_disk',
  'instance.configure',
  'instance.rename',
  'instance.reinstall',
  'instance.remove',
  'instance.owners',
  'instance.tags',
  'instance.lock',
  'instance.unlock',
  'instance.isolate',
  'instance.release',
  'instance.whitelist',
  'instance.migrate',
  'instance.failover',
  'instance.replace_disks',
  'instance.mark_restart',
] as const

export type ActKind = (typeof ACT_KINDS)[number]
