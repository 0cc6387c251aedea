import type { Ctx } from '@/lib/access/actor'
import { authorize } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import type { Prisma } from '@/lib/db/generated/client'

type Target = {
  kind: 'user' | 'group' | 'organization' | 'notice' | 'page' | 'post' | 'oauth-client'
  id: number | string
  username?: string
}

/** Who came and went changed nothing. */
const VISITS = ['user.sign-in', 'user.sign-out']

/** `changes`: what became of which field; `facts`: what else the entry tells. */
export type ChangeRow = {
  id: string
  at: string
  who: string
  action: string
  changes: { field: string; from: unknown; to: unknown }[]
  facts: Record<string, unknown>
}

/** What was changed of a person, a group or an organisation and by whom, the newest first; for a person their groups too. */
export async function listChanges(ctx: Ctx, { kind, id, username }: Target, take = 100): Promise<ChangeRow[]> {
  authorize(ctx, 'manage_users')
  const joined = {
    action: { in: ['group.add', 'group.remove'] },
    detail: { path: ['username'], equals: username ?? '' },
  }
  const of: Prisma.AuditEntryWhereInput[] = [{ target: kind, targetId: String(id) }, ...(username ? [joined] : [])]
  const entries = await db.auditEntry.findMany({
    where: { OR: of, allowed: true, action: { notIn: VISITS } },
    orderBy: { id: 'desc' },
    take,
  })
  const names = await namesOf(entries)
  return entries.map(({ id: entryId, at, actorName, action, target, targetId, detail }) => {
    const fields = Object.entries(detail as Record<string, unknown>)
    const changes = fields.flatMap(([field, value]) =>
      isChange(value) ? [{ field, ...titled(field, value, names) }] : [],
    )
    const facts = Object.fromEntries(fields.filter(([, value]) => !isChange(value)))
    const group = target === 'group' ? names.groups.get(Number(targetId)) : undefined
    return {
      id: String(entryId),
      at: at.toISOString(),
      who: actorName,
      action,
      changes,
      facts: group === undefined ? facts : { group, ...facts },
    }
  })
}

type Change = { from: unknown; to: unknown }
const isChange = (value: unknown): value is Change => typeof value === 'object' && value !== null && 'to' in value

/** The log keeps ids; people read titles. */
async function namesOf(entries: { target: string; targetId: string; detail: Prisma.JsonValue }[]) {
  const groupIds = entries.filter(({ target }) => target === 'group').map(({ targetId }) => Number(targetId))
  const [groups, organizations] = await Promise.all([
    db.group.findMany({ where: { id: { in: groupIds } }, select: { id: true, name: true } }),
    db.organization.findMany({
      where: { id: { in: entries.flatMap(organizationsOf) } },
      select: { id: true, title: true },
    }),
  ])
  return {
    groups: new Map(groups.map(({ id, name }) => [id, name])),
    organizations: new Map(organizations.map(({ id, title }) => [id, title])),
  }
}

function organizationsOf({ detail }: { detail: Prisma.JsonValue }): number[] {
  const change = (detail as Record<string, unknown>).organizationId
  return isChange(change) ? [change.from, change.to].filter((id) => typeof id === 'number') : []
}

function titled(
  field: string,
  { from, to }: Change,
  { organizations }: { organizations: Map<number, string> },
): Change {
  if (field !== 'organizationId') return { from, to }
  const title = (id: unknown) => (typeof id === 'number' ? (organizations.get(id) ?? `#${id}`) : null)
  return { from: title(from), to: title(to) }
}
