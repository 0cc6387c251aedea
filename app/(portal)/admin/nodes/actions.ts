'use server'

import { emptyNode, setNodeRole } from '@/lib/nodes/act'
import type { Move, NodePlace, RoleAct } from '@/lib/nodes/schema'
import { performAt } from '@/lib/web/action'

export async function setRole(place: NodePlace, act: RoleAct) {
  return performAt('/admin/nodes', (ctx) => setNodeRole(ctx, place, act))
}

export async function empty(place: NodePlace, move: Move) {
  return performAt('/admin/nodes', (ctx) => emptyNode(ctx, place, move))
}
