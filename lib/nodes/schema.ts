import { z } from 'zod'

/** How a node is emptied: Ganeti's evacuation of what runs there, a migration of what can move live, or of the mirrors. */
export const MOVES = ['evacuate', 'migrate'] as const
export type Move = (typeof MOVES)[number]
export const isMove = (word: string): word is Move => MOVES.some((move) => move === word)

export const ROLE_ACTS = ['drain', 'undrain', 'offline', 'online'] as const
export type RoleAct = (typeof ROLE_ACTS)[number]

export const GROUP_ACTS = ['lock', 'unlock'] as const
export type GroupAct = (typeof GROUP_ACTS)[number]

/** Ganeti's tag on a node group under maintenance (spec 3.3). */
export const GROUP_LOCK = 'locked'

/** Of a node, or a node group. */
export const nodePlace = z.object({ cluster: z.string().max(100), name: z.string().max(300) })
export type NodePlace = z.infer<typeof nodePlace>
