import type { Standing } from './standing'

/** What may be asked of an instance, as a person names it. */
export const INSTANCE_ACTS = [
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
  'lock',
  'unlock',
  'isolate',
  'release',
  'tags',
  'migrate',
  'failover',
  'replace_disks',
] as const

export type InstanceAct = (typeof INSTANCE_ACTS)[number]

/** What of an instance and its cluster decides whether an act is possible now. */
export type Circumstances = {
  state: 'running' | 'stopped' | 'error' | 'nodeDown' | 'unknown'
  /** What the cluster was told it should be. */
  adminUp: boolean
  adminLocked: boolean
  isolated: boolean
  /** Its node group is under maintenance (tag `locked`). */
  groupLocked: boolean
  /** Works on its cluster are under way. */
  maintained: boolean
  hasSecondary: boolean
  /** Its disks can be reached from another node. */
  movable: boolean
  /** The portal's credentials there can write. */
  writable: boolean
  answers: boolean
  /** Another act on it has not ended. */
  busy: boolean
}

type Rule = {
  by: 'owner' | 'locker' | 'isolator' | 'manager'
  /** Whether an administrator's lock or works, of the instance, its node group or its cluster, stop it for all but superusers. */
  stoppedByLock: boolean
  /** Whether it asks Ganeti for something. */
  writes: boolean
  possible?: (now: Circumstances) => string | null
}

const owner = { by: 'owner', stoppedByLock: true, writes: true } as const
const manager = { by: 'manager', stoppedByLock: false, writes: true } as const

const needsNode = ({ state }: Circumstances) => (state === 'nodeDown' ? 'act_node_down' : null)
const running = ({ state }: Circumstances) => (state === 'stopped' ? 'act_needs_running' : null)
const movable = (now: Circumstances) => (now.movable ? null : 'act_disks_on_one_node')
const mirrored = (now: Circumstances) => (now.hasSecondary ? null : 'act_needs_secondary')

/** Spec 3.2, with its holes S1, S2 and B32 closed: one table, asked by pages to explain and by verbs to refuse. */
const RULES: Record<InstanceAct, Rule> = {
  startup: { ...owner, possible: (now) => needsNode(now) ?? (now.state === 'running' ? 'act_is_running' : null) },
  shutdown: {
    ...owner,
    possible: (now) => needsNode(now) ?? (now.state === 'stopped' && !now.adminUp ? 'act_is_stopped' : null),
  },
  reboot: { ...owner, possible: (now) => needsNode(now) ?? running(now) },
  console: { ...owner, writes: false, possible: (now) => needsNode(now) ?? running(now) },
  resize: owner,
  configure: owner,
  whitelist: { ...owner, possible: ({ isolated }) => (isolated ? null : 'act_is_released') },
  owners: owner,
  rename: { ...owner, possible: ({ state }) => (state === 'running' ? 'act_needs_stopped' : null) },
  reinstall: { ...owner, possible: needsNode },
  remove: owner,
  lock: {
    by: 'locker',
    stoppedByLock: false,
    writes: true,
    possible: (now) => (now.adminLocked ? 'act_is_locked' : null),
  },
  unlock: {
    by: 'locker',
    stoppedByLock: false,
    writes: true,
    possible: (now) => (now.adminLocked ? null : 'act_is_unlocked'),
  },
  isolate: {
    by: 'isolator',
    stoppedByLock: false,
    writes: true,
    possible: (now) => (now.isolated ? 'act_is_isolated' : null),
  },
  release: {
    by: 'isolator',
    stoppedByLock: false,
    writes: true,
    possible: (now) => (now.isolated ? null : 'act_is_released'),
  },
  tags: manager,
  migrate: { ...manager, possible: (now) => movable(now) ?? running(now) },
  failover: { ...manager, possible: movable },
  replace_disks: { ...manager, possible: (now) => mirrored(now) ?? needsNode(now) },
}

function has(standing: Standing, by: Rule['by']): boolean {
  if (standing.superuser) return true
  if (by === 'owner') return standing.owner
  if (by === 'locker') return standing.locks
  if (by === 'isolator') return standing.isolates
  return standing.manages
}

/** Whether the right to it is there at all; without, a page does not offer it. */
const mayEver = (act: InstanceAct, standing: Standing): boolean => has(standing, RULES[act].by)

type Withheld = 'forbidden' | 'instance_locked' | 'cluster_maintenance' | 'node_group_locked'

/** Why the actor may not do it in whatever state the instance is; null where only its state could stand against it. */
export function withheld(
  act: InstanceAct,
  standing: Standing,
  { adminLocked, groupLocked, maintained }: Pick<Circumstances, 'adminLocked' | 'groupLocked' | 'maintained'>,
): Withheld | null {
  const { by, stoppedByLock } = RULES[act]
  if (!has(standing, by)) return 'forbidden'
  if (!stoppedByLock || standing.superuser) return null
  if (adminLocked) return 'instance_locked'
  if (maintained) return 'cluster_maintenance'
  return groupLocked ? 'node_group_locked' : null
}

/** Why not now: a code under `errors`; null where nothing stands against it. */
export function refusalOf(act: InstanceAct, standing: Standing, now: Circumstances): string | null {
  const reason = withheld(act, standing, now)
  if (reason) return reason
  const rule = RULES[act]
  if (rule.writes) {
    if (!now.answers) return 'cluster_not_answering'
    if (!now.writable) return 'cluster_writes_nothing'
    if (now.busy) return 'act_in_flight'
  }
  return rule.possible?.(now) ?? null
}

export type Permitted = Record<InstanceAct, { offered: boolean; refusal: string | null }>

/** For pages: every act, whether it is offered, and why not now. */
export const permitted = (standing: Standing, now: Circumstances): Permitted =>
  Object.fromEntries(
    INSTANCE_ACTS.map((act) => [act, { offered: mayEver(act, standing), refusal: refusalOf(act, standing, now) }]),
  ) as Permitted
