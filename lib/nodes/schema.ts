import { z } from 'zod'

/** How a node is emptied: Ganeti's evacuation of what runs there, a migration of what can move live, or of the mirrors. */
export const MOVES = ['evacuate', 'migrate'] as const
export type Move = (typeof MOVES)[number]
export const isMove = (word: string): word is Move => MOVES.some((move) => move === word)

export const ROLE_ACTS = ['drain', 'undrain', 'offline', 'online'] as const
export type RoleAct = (typeof ROLE_ACTS)[number]

export const nodePlace = z.object({ cluster: z.string().max(100), name: z.string().max(300) })
export type NodePlace = z.infer<typeof nodePlace>
