import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { type Change, type ChangeRow, changesWhere } from '@/lib/audit/changes'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

type Target = {
  kind: 'user' | 'group' | 'organization' | 'notice' | 'page' | 'post' | 'oauth-client'
  id: number | string
  username?: string
}

/** Who came and went changed nothing. */
const VISITS = ['user.sign-in', 'user.sign-out']

/** What was changed of a person, a group or an organisation and by whom, the newest first; for a person their groups too. */
export async function listChanges(ctx: Ctx, { kind, id, username }: Target, take = 100): Promise<ChangeRow[]> {
  authorize(ctx, 'manage_users')
  const joined = {
    action: { in: ['group.add', 'group.remove'] },
    detail: { path: ['username'], equals: username ?? '' },
  }
  const of: Prisma.AuditEntryWhereInput[] = [{ target: kind, targetId: String(id) }, ...(username ? [joined] : [])]
  const found = await changesWhere({ OR: of, action: { notIn: VISITS } }, take)
  const groupIds = found.filter(({ entry }) => entry.target === 'group').map(({ entry }) => Number(entry.targetId))
  const [groups, titles] = await Promise.all([groupNames(groupIds), organizationTitles(found.map(({ row }) => row))])
  return found.map(({ entry, row }) => {
    const group = entry.target === 'group' ? groups.get(Number(entry.targetId)) : undefined
    const facts = group === undefined ? row.facts : { group, ...row.facts }
    return { ...row, facts, changes: row.changes.map((change) => titled(change, titles)) }
  })
}

/** The log keeps ids; people read titles. */
async function groupNames(ids: number[]) {
  const groups = await db.group.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(groups.map(({ id, name }) => [id, name]))
}

const isOrganization = ({ field }: Change) => field === 'organizationId'

async function organizationTitles(rows: ChangeRow[]) {
  const changes = rows.flatMap((row) => row.changes.filter(isOrganization))
  const ids = changes.flatMap(({ from, to }) => [from, to]).filter((id) => typeof id === 'number')
  const found = await db.organization.findMany({ where: { id: { in: ids } }, select: { id: true, title: true } })
  return new Map(found.map(({ id, title }) => [id, title]))
}

function titled(change: Change, titles: Map<number, string>): Change {
  if (!isOrganization(change)) return change
  const title = (id: unknown) => (typeof id === 'number' ? (titles.get(id) ?? `#${id}`) : null)
  return { field: change.field, from: title(change.from), to: title(change.to) }
}
