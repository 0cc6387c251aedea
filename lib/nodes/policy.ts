import type { GroupAct, Move, RoleAct } from './schema'

/** What of a node and its cluster decides whether an act is possible now. */
export type NodeNow = {
  role: string
  answers: boolean
  writable: boolean
  /** Another act on it has not ended. */
  busy: boolean
}

/** Why not now: a code under `errors`; null where nothing stands against it. */
export function nodeRefusal(act: RoleAct | Move, { role, answers, writable, busy }: NodeNow): string | null {
  if (!answers) return 'cluster_not_answering'
  if (!writable) return 'cluster_writes_nothing'
  if (busy) return 'node_act_in_flight'
  return standsAgainst[act](role)
}

export type GroupNow = Omit<NodeNow, 'role'> & { locked: boolean }

/** The same of a node group. */
export function groupRefusal(act: GroupAct, { locked, answers, writable, busy }: GroupNow): string | null {
  if (!answers) return 'cluster_not_answering'
  if (!writable) return 'cluster_writes_nothing'
  if (busy) return 'group_act_in_flight'
  if (locked === (act === 'lock')) return locked ? 'group_is_locked' : 'group_is_unlocked'
  return null
}

const standsAgainst: Record<RoleAct | Move, (role: string) => string | null> = {
  drain: (role) => unlessMaster(role) ?? (role === 'drained' ? 'node_is_drained' : null),
  undrain: (role) => (role === 'drained' ? null : 'node_is_not_drained'),
  offline: (role) => unlessMaster(role) ?? (role === 'offline' ? 'node_is_offline' : null),
  online: (role) => (role === 'offline' ? null : 'node_is_not_offline'),
  evacuate: () => null,
  migrate: (role) => (role === 'offline' ? 'node_is_offline' : null),
}

const unlessMaster = (role: string) => (role === 'master' ? 'node_is_master' : null)

/** What becomes of an instance whose primary is there: it moves while it runs, is stopped and started elsewhere, or stays. */
export type Fate = 'live' | 'failover' | 'stays'

type Moved = { movable: boolean; running: boolean }

/** By Ganeti's rules (docs/rapi.md): an evacuation fails over what does not run; a migration leaves that where it is. */
export function fateOf(move: Move, role: string, { movable, running }: Moved): Fate {
  if (!movable) return 'stays'
  if (role === 'offline') return move === 'evacuate' ? 'failover' : 'stays'
  if (running) return 'live'
  return move === 'evacuate' ? 'failover' : 'stays'
}
