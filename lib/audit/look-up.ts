import { z } from 'zod'
import type { Ctx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { like } from '@/lib/db/search'
import { parse } from '@/lib/errors/parse'
import { readable } from './scope'

const input = z.object({
  reading: z.enum(['log', 'own']),
  what: z.enum(['actor', 'instance', 'cluster']),
  text: z.string().max(255),
})
export type AuditLookUp = z.infer<typeof input>

const columns = {
  actor: Prisma.sql`e."actorName"`,
  instance: Prisma.sql`e.instance`,
  cluster: Prisma.sql`e.cluster`,
}

/** Who acted and on what, of the entries that the reader may see: for the filters as one types. */
export async function lookUpAudit(ctx: Ctx, asked: AuditLookUp): Promise<string[]> {
  const { reading, what, text } = parse(input, asked)
  const column = columns[what]
  const pattern = like(text.trim())
  const found = await db.$queryRaw<{ value: string }[]>`SELECT DISTINCT ${column} AS value FROM "AuditEntry" e
    WHERE ${column} ILIKE ${pattern} AND ${readable(ctx.actor, reading)} ORDER BY 1 LIMIT 20`
  return found.map(({ value }) => value)
}
