import type { ActVerb } from '@/components/status/status-chip'

/** How the status chip calls an act while it runs. */
const VERBS: Record<string, ActVerb> = {
  'instance.create': 'create',
  'instance.startup': 'start',
  'instance.shutdown': 'shutdown',
  'instance.reboot': 'reboot',
  'instance.resize': 'resize',
  'instance.grow_disk': 'growDisk',
  'instance.rename': 'rename',
  'instance.reinstall': 'reinstall',
  'instance.remove': 'destroy',
  'instance.owners': 'tag',
  'instance.tags': 'tag',
  'instance.whitelist': 'tag',
  'instance.mark_restart': 'tag',
  'instance.lock': 'lock',
  'instance.unlock': 'unlock',
  'instance.isolate': 'isolate',
  'instance.release': 'release',
  'instance.migrate': 'migrate',
  'instance.failover': 'failover',
}

export const verbOf = (kind: string): ActVerb => VERBS[kind] ?? 'change'
