import type { Ctx } from '@/lib/access/actor'
import { requireSuperuser } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { open, SealError, seal, sealPrefix } from '@/lib/crypto/seal'
import { SEALED_COLUMNS, type SealedColumn } from '@/lib/crypto/sealed-columns'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'

const BATCH = 200

/** `unopened`: sealed by a key that is not configured, or damaged; left as they are. */
type Rotated = SealedColumn & { resealed: number; unopened: number }

/**
 * Seals anew, under ENCRYPTION_KEY, whatever one of ENCRYPTION_KEYS_OLD sealed. Idempotent, and safe while others write:
 * a value that changed since it was read is left to its writer. Every process must know the new key before.
 */
export async function rotateKey(ctx: Ctx): Promise<Rotated[]> {
  requireSuperuser(ctx)
  const columns: Rotated[] = []
  for (const where of SEALED_COLUMNS) columns.push(await rotateColumn(where))
  const detail = Object.fromEntries(columns.map(({ table, column, resealed }) => [`${table}.${column}`, resealed]))
  if (columns.some(({ resealed }) => resealed > 0))
    await db.$transaction((tx) =>
      record(tx, ctx, { action: 'setting.rotate-key', target: 'setting', targetId: 'encryption-key', detail }),
    )
  return columns
}

async function rotateColumn(where: SealedColumn): Promise<Rotated> {
  const table = Prisma.raw(`"${where.table}"`)
  const column = Prisma.raw(`"${where.column}"`)
  const total = { ...where, resealed: 0, unopened: 0 }
  for (let after = ''; ; ) {
    const rows = await db.$queryRaw<{ sealed: string }[]>`
      SELECT ${column} AS sealed FROM ${table}
      WHERE NOT starts_with(${column}, ${sealPrefix()}) AND ${column} COLLATE "C" > ${after}
      ORDER BY ${column} COLLATE "C" LIMIT ${BATCH}`
    const pairs = rows.flatMap(({ sealed }) => resealed(sealed) ?? [])
    total.unopened += rows.length - pairs.length
    total.resealed += await db.$executeRaw`
      UPDATE ${table} SET ${column} = pair.fresh
      FROM unnest(${pairs.map(({ sealed }) => sealed)}::text[], ${pairs.map(({ fresh }) => fresh)}::text[])
        AS pair (sealed, fresh)
      WHERE ${column} = pair.sealed`
    if (rows.length < BATCH) return total
    after = rows.at(-1)?.sealed ?? after
  }
}

function resealed(sealed: string): { sealed: string; fresh: string } | null {
  try {
    return { sealed, fresh: seal(open(sealed)) }
  } catch (error) {
    if (error instanceof SealError) return null
    throw error
  }
}
