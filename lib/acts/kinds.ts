import type { ACT_ACTIONS, GROUP_ACT_ACTIONS, NODE_ACT_ACTIONS } from '@/lib/audit/words'

/** What can be done to an instance through a job of Ganeti; `create` has no instance yet. Each is recorded by its name. */
export type ActKind = (typeof ACT_ACTIONS)[number]

export type NodeActKind = (typeof NODE_ACT_ACTIONS)[number]

export type GroupActKind = (typeof GROUP_ACT_ACTIONS)[number]
