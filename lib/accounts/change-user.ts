import type { Ctx } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import type { Tx } from '@/lib/db/client'
import type { User } from '@/lib/db/generated/client'
import { invalid } from '@/lib/errors/app-error'
import { differences } from './differences'
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

export async function requireOrganization(tx: Tx, id: number | null | undefined): Promise<void> {
  if (typeof id === 'number' && !(await tx.organization.findUnique({ where: { id } })))
    throw invalid({ organizationId: { code: 'invalid_value' } })
}

/** Writes what differs, and that it did (from, to) into the audit log. */
export async function changeUser(tx: Tx, ctx: Ctx, id: number, changes: Changes): Promise<void> {
  await requireOrganization(tx, changes.organizationId)
  const detail = differences(await lockUser(tx, id), changes)
  if (Object.keys(detail).length === 0) return
  await tx.user.update({ where: { id }, data: changes })
  await record(tx, ctx, { action: 'user.change', target: 'user', targetId: id, detail })
}
