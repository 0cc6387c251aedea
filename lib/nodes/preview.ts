import type { Ctx } from '@/lib/access/actor'
import { fullName } from '@/lib/accounts/queries'
import { db } from '@/lib/db/client'
import { faceOf } from '@/lib/instances/display-state'
import { isMovable } from '@/lib/instances/movable'
import { type FoundNode, findNode } from './find-node'
import { type Fate, fateOf } from './policy'
import type { Move, NodePlace } from './schema'

export type MovedInstance = {
  id: number
  name: string
  fate: Fate
  running: boolean
  diskTemplate: string
  /** MiB. */
  memory: number
  secondary: string | null
  /** People by name, groups by theirs. */
  owners: string[]
}

/** What would become of each instance whose primary is there, by the mirror. */
export async function previewOf({ clusterId, name, role }: FoundNode, move: Move) {
  const found = await db.instance.findMany({
    where: { clusterId, primaryNode: name },
    orderBy: { name: 'asc' },
    include: { owners: { include: { user: true }, orderBy: { name: 'asc' } } },
  })
  const instances = found.map((instance): MovedInstance => {
    const running = faceOf(instance).state === 'running'
    return {
      id: instance.id,
      name: instance.name,
      fate: fateOf(move, role, { movable: isMovable(instance), running }),
      running,
      diskTemplate: instance.diskTemplate,
      memory: instance.memory,
      secondary: instance.secondaryNodes[0] ?? null,
      owners: instance.owners.map(({ name: word, user }) => (user ? fullName(user) : word)),
    }
  })
  return { instances }
}

/** The same for a page, for those who see the node. */
export async function readPreview(ctx: Ctx, place: NodePlace, move: Move) {
  const node = await findNode(db, ctx, place, true)
  return { node, ...(await previewOf(node, move)) }
}
