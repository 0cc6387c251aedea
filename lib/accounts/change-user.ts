import type { Ctx } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/client'
import type { Prisma, User } from '@/lib/db/generated/client'
import { invalid } from '@/lib/errors/app-error'
import { lockUser } from './power'

type Changes = Partial<
  Pick<
    User,
    | 'firstName'
    | 'lastName'
    | 'phone'
    | 'organizationId'
    | 'email'
    | 'locale'
    | 'timeZone'
    | 'theme'
    | 'mutedMails'
    | 'isSuperuser'
  >
>

/** Writes what differs, and that it did (from, to) into the audit log. */
export async function changeUser(tx: Tx, ctx: Ctx, id: number, changes: Changes): Promise<void> {
  const { organizationId } = changes
  if (typeof organizationId === 'number' && !(await tx.organization.findUnique({ where: { id: organizationId } })))
    throw invalid({ organizationId: { code: 'invalid_value' } })
  const before = await lockUser(tx, id)
  const differing = Object.entries(changes).filter(
    ([field, value]) => JSON.stringify(before[field as keyof Changes]) !== JSON.stringify(value),
  )
  if (differing.length === 0) return
  await tx.user.update({ where: { id }, data: Object.fromEntries(differing) })
  const detail: Prisma.InputJsonObject = Object.fromEntries(
    differing.map(([field, to]) => [field, { from: before[field as keyof Changes], to }]),
  )
  await record(tx, ctx, { action: 'user.change', target: 'user', targetId: id, detail })
}
