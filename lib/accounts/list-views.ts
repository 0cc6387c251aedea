import { z } from 'zod'
import type { Ctx } from '@/lib/access/actor'
import { requireUser } from '@/lib/access/authorize'
import { db } from '@/lib/db/client'
import { parse } from '@/lib/errors/parse'

const view = z.object({ columns: z.array(z.string().max(40)).max(40), compact: z.boolean() })
const views = z.record(z.string().max(40), view)
const chosen = z.object({ list: z.enum(['instances']), view })
type ListView = z.infer<typeof view>

/** The columns and density that the person chose for a list; null for the usual ones. */
export async function readListView(ctx: Ctx, list: string): Promise<ListView | null> {
  const { actor } = requireUser(ctx)
  const { listViews } = await db.user.findUniqueOrThrow({ where: { id: actor.id }, select: { listViews: true } })
  return views.safeParse(listViews).data?.[list] ?? null
}

/** How one's own lists look is nobody's business: not audited. */
export async function rememberListView(ctx: Ctx, input: unknown): Promise<void> {
  const { actor } = requireUser(ctx)
  const { list, view } = parse(chosen, input)
  await db.$executeRaw`
    UPDATE "User" SET "listViews" = "listViews" || jsonb_build_object(${list}::text, ${JSON.stringify(view)}::jsonb)
    WHERE id = ${actor.id}`
}
