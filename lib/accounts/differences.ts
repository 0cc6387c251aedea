import type { Prisma } from '@/lib/db/generated/client'

/** What differs, from and to, for the audit log. */
export function differences<T extends Prisma.InputJsonObject>(before: object, after: T): Prisma.InputJsonObject {
  const of = new Map<string, unknown>(Object.entries(before))
  const differing = Object.entries(after).filter(
    ([field, value]) => value !== undefined && JSON.stringify(of.get(field)) !== JSON.stringify(value),
  )
  return Object.fromEntries(
    differing.map(([field, to]) => [field, { from: (of.get(field) ?? null) as Prisma.InputJsonValue, to }]),
  )
}
