import type { Ctx } from '@/lib/access/actor'
import { config } from '@/lib/config/env'
import type { Tx } from '@/lib/db/client'
import { log } from '@/lib/log/log'
import { setGroups } from '../membership'
import type { Identity } from './identity'

/**
 * The person is in those of the portal's groups that the directory's groups lead to, and in no other that the map names;
 * memberships of other groups stay. A group that the portal lacks is left out.
 */
export async function mapGroups(tx: Tx, ctx: Ctx, userId: number, { provider, groups: told }: Identity): Promise<void> {
  const map = config()[provider]?.groupMap ?? []
  if (map.length === 0) return
  const has = new Set(told.map((group) => group.toLowerCase()))
  const mapped = await tx.group.findMany({ where: { name: { in: map.map(({ group }) => group) } } })
  for (const { group } of map)
    if (!mapped.some(({ name }) => name === group)) log.warn({ provider, group }, 'the portal has no such group')
  const leads = new Set(map.filter(({ from }) => has.has(from.toLowerCase())).map(({ group }) => group))
  const present = await tx.groupMember.findMany({ where: { userId }, select: { groupId: true } })
  const others = present.map(({ groupId }) => groupId).filter((id) => !mapped.some((group) => group.id === id))
  const wanted = mapped.filter(({ name }) => leads.has(name)).map(({ id }) => id)
  // The site's configuration decides, not a person: as the system.
  await setGroups(tx, { ...ctx, actor: { kind: 'system', name: provider } }, userId, [...others, ...wanted])
}
