import type { Ctx } from '@/lib/access/actor'
import { requireSuperuser } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db } from '@/lib/db/client'
import type { Post } from '@/lib/db/generated/client'
import { notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { publish } from '@/lib/live/events'
import { type PostInput, postSchema } from './schema'

export async function addPost(ctx: Ctx, input: PostInput): Promise<{ id: number }> {
  requireSuperuser(ctx)
  const data = parse(postSchema, input)
  return db.$transaction(async (tx) => {
    const { id } = await tx.post.create({ data })
    const detail = { name: data.titleEn || data.titleEl }
    await record(tx, ctx, { action: 'post.add', target: 'post', targetId: id, detail })
    await publish(tx, { kind: 'site' })
    return { id }
  })
}

export async function editPost(ctx: Ctx, id: number, input: PostInput): Promise<void> {
  requireSuperuser(ctx)
  const data = parse(postSchema, input)
  await db.$transaction(async (tx) => {
    const before = await tx.post.findUnique({ where: { id } })
    if (!before) throw notFound()
    const after = await tx.post.update({ where: { id }, data })
    const [was, is] = [plain(before), plain(after)]
    const changed = Object.keys(is).filter((key) => was[key] !== is[key])
    if (changed.length === 0) return
    const detail = Object.fromEntries(changed.map((key) => [key, { from: was[key] ?? '', to: is[key] ?? '' }]))
    await record(tx, ctx, { action: 'post.edit', target: 'post', targetId: id, detail })
    await publish(tx, { kind: 'site' })
  })
}

export async function removePost(ctx: Ctx, id: number): Promise<void> {
  requireSuperuser(ctx)
  await db.$transaction(async (tx) => {
    const post = await tx.post.findUnique({ where: { id } })
    if (!post) throw notFound()
    await tx.post.delete({ where: { id } })
    const detail = { name: post.titleEn || post.titleEl }
    await record(tx, ctx, { action: 'post.remove', target: 'post', targetId: id, detail })
    await publish(tx, { kind: 'site' })
  })
}

const brief = (text: string) => (text.length > 300 ? `${text.slice(0, 300)} …` : text)

/** For comparing, and for the log. */
const plain = ({ titleEn, titleEl, textEn, textEl, from, archived }: Post): Record<string, string | boolean> => ({
  titleEn,
  titleEl,
  textEn: brief(textEn),
  textEl: brief(textEl),
  from: from.toISOString(),
  archived,
})
