import { describe, expect, test } from 'vitest'
import { type Circumstances, INSTANCE_ACTS, type InstanceAct, refusalOf } from '@/lib/instances/policy'
import type { Standing } from '@/lib/instances/standing'

const nobody: Standing = { superuser: false, owner: false, locks: false, isolates: false, manages: false }
const ROLES: Record<string, Standing> = {
  viewer: nobody,
  owner: { ...nobody, owner: true },
  locker: { ...nobody, locks: true },
  isolator: { ...nobody, isolates: true },
  manager: { ...nobody, manages: true },
  superuser: { superuser: true, owner: false, locks: true, isolates: true, manages: true },
}

const running: Circumstances = {
  state: 'running',
  adminUp: true,
  adminLocked: false,
  isolated: false,
  groupLocked: false,
  maintained: false,
  hasSecondary: true,
  movable: true,
  writable: true,
  answers: true,
  busy: false,
}
const STATES: Record<string, Circumstances> = {
  running,
  stopped: { ...running, state: 'stopped', adminUp: false },
  crashed: { ...running, state: 'stopped' },
  nodeDown: { ...running, state: 'nodeDown' },
  locked: { ...running, adminLocked: true },
  isolated: { ...running, isolated: true },
  maintenance: { ...running, groupLocked: true },
  oneNode: { ...running, hasSecondary: false, movable: false },
  readOnly: { ...running, writable: false },
  away: { ...running, answers: false },
  busy: { ...running, busy: true },
}

const OWN = [
  'startup',
  'shutdown',
  'reboot',
  'console',
  'resize',
  'configure',
  'whitelist',
  'owners',
  'rename',
  'reinstall',
  'remove',
] as const
const BY: Record<string, readonly InstanceAct[]> = {
  viewer: [],
  owner: OWN,
  locker: ['lock', 'unlock'],
  isolator: ['isolate', 'release'],
  manager: ['tags', 'migrate', 'failover', 'replace_disks'],
  superuser: INSTANCE_ACTS,
}

/** What stands against an act in a state, for who has the right to it and bypasses no lock. */
const AGAINST: Record<string, Partial<Record<InstanceAct, string>>> = {
  running: { startup: 'act_is_running', rename: 'act_needs_stopped' },
  stopped: {
    shutdown: 'act_is_stopped',
    reboot: 'act_needs_running',
    console: 'act_needs_running',
    migrate: 'act_needs_running',
  },
  crashed: { reboot: 'act_needs_running', console: 'act_needs_running', migrate: 'act_needs_running' },
  nodeDown: {
    startup: 'act_node_down',
    shutdown: 'act_node_down',
    reboot: 'act_node_down',
    console: 'act_node_down',
    reinstall: 'act_node_down',
    replace_disks: 'act_node_down',
  },
  locked: { startup: 'act_is_running', rename: 'act_needs_stopped', lock: 'act_is_locked' },
  isolated: { startup: 'act_is_running', rename: 'act_needs_stopped', isolate: 'act_is_isolated' },
  maintenance: { startup: 'act_is_running', rename: 'act_needs_stopped' },
  oneNode: {
    startup: 'act_is_running',
    rename: 'act_needs_stopped',
    migrate: 'act_disks_on_one_node',
    failover: 'act_disks_on_one_node',
    replace_disks: 'act_needs_secondary',
  },
  readOnly: {},
  away: {},
  busy: {},
}
const ALL: Record<string, string> = {
  readOnly: 'cluster_writes_nothing',
  away: 'cluster_not_answering',
  busy: 'act_in_flight',
}
const LOCKS: Record<string, string> = { locked: 'instance_locked', maintenance: 'node_group_locked' }

function expected(role: string, state: string, act: InstanceAct): string | null {
  if (!BY[role]?.includes(act)) return 'forbidden'
  const lock = LOCKS[state]
  if (lock && role !== 'superuser' && (OWN as readonly InstanceAct[]).includes(act)) return lock
  const all = ALL[state]
  if (all && act !== 'console') return all
  const own = AGAINST[state]?.[act]
  if (own) return own
  if (act === 'unlock' && state !== 'locked') return 'act_is_unlocked'
  if ((act === 'release' || act === 'whitelist') && state !== 'isolated') return 'act_is_released'
  return null
}

describe.each(Object.keys(ROLES))('%s', (role) => {
  test.each(Object.keys(STATES))('%s', (state) => {
    const found = Object.fromEntries(
      INSTANCE_ACTS.map((act) => [act, refusalOf(act, ROLES[role] as Standing, STATES[state] as Circumstances)]),
    )
    expect(found).toEqual(Object.fromEntries(INSTANCE_ACTS.map((act) => [act, expected(role, state, act)])))
  })
})
