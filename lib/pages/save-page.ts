import type { Ctx } from '@/lib/access/actor'
import { requireSuperuser } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db/client'
import type { Page } from '@/lib/db/generated/client'
import { invalid, notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { publish } from '@/lib/live/events'
import { type PageInput, pageSchema } from './schema'

export async function addPage(ctx: Ctx, input: PageInput): Promise<{ id: number }> {
  requireSuperuser(ctx)
  const data = parse(pageSchema, input)
  return db.$transaction(async (tx) => {
    await requireFree(tx, data.slug, null)
    const { id, slug } = await tx.page.create({ data })
    await record(tx, ctx, { action: 'page.add', target: 'page', targetId: id, detail: { name: slug } })
    await publish(tx, { kind: 'site' })
    return { id }
  })
}

export async function editPage(ctx: Ctx, id: number, input: PageInput): Promise<void> {
  requireSuperuser(ctx)
  const data = parse(pageSchema, input)
  await db.$transaction(async (tx) => {
    const before = await lockPage(tx, id)
    await requireFree(tx, data.slug, id)
    const changed = (Object.keys(data) as (keyof typeof data)[]).filter((key) => before[key] !== data[key])
    if (changed.length === 0) return
    await tx.page.update({ where: { id }, data })
    const detail = Object.fromEntries(changed.map((key) => [key, { from: brief(before[key]), to: brief(data[key]) }]))
    await record(tx, ctx, { action: 'page.edit', target: 'page', targetId: id, detail })
    await publish(tx, { kind: 'site' })
  })
}

export async function removePage(ctx: Ctx, id: number): Promise<void> {
  requireSuperuser(ctx)
  await db.$transaction(async (tx) => {
    const { slug } = await lockPage(tx, id)
    await tx.page.delete({ where: { id } })
    await record(tx, ctx, { action: 'page.remove', target: 'page', targetId: id, detail: { name: slug } })
    await publish(tx, { kind: 'site' })
  })
}

async function lockPage(tx: Tx, id: number): Promise<Page> {
  const [page] = await tx.$queryRaw<Page[]>`select * from "Page" where id = ${id} for update`
  if (!page) throw notFound()
  return page
}

async function requireFree(tx: Tx, slug: string, own: number | null): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('pages', 0))`
  const found = await tx.page.findUnique({ where: { slug }, select: { id: true } })
  if (found && found.id !== own) throw invalid({ slug: { code: 'page_taken' } })
}

/** The log keeps how a text began, not all of it. */
const brief = (value: string | boolean) =>
  typeof value === 'string' && value.length > 300 ? `${value.slice(0, 300)} …` : value
