import type { Ctx } from '@/lib/access/actor'
import { requireSuperuser } from '@/lib/access/authorize'
import { record } from '@/lib/audit/record'
import { db, type Tx } from '@/lib/db/client'
import type { Notice } from '@/lib/db/generated/client'
import { notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { publish } from '@/lib/live/events'
import { tellAt } from '@/lib/live/tell-later'
import { type NoticeInput, noticeSchema } from './schema'

export async function addNotice(ctx: Ctx, input: NoticeInput): Promise<{ id: number }> {
  requireSuperuser(ctx)
  const data = parse(noticeSchema, input)
  return db.$transaction(async (tx) => {
    const notice = await tx.notice.create({ data: { ...data, createdAt: ctx.now } })
    const detail = { text: notice.textEn || notice.textEl, level: notice.level }
    await record(tx, ctx, { action: 'notice.add', target: 'notice', targetId: notice.id, detail })
    await told(tx, ctx, notice)
    return { id: notice.id }
  })
}

/** Who has closed it sees it again once its text is another. */
export async function editNotice(ctx: Ctx, id: number, input: NoticeInput): Promise<void> {
  requireSuperuser(ctx)
  const data = parse(noticeSchema, input)
  await db.$transaction(async (tx) => {
    const before = await tx.notice.findUnique({ where: { id } })
    if (!before) throw notFound()
    const notice = await tx.notice.update({ where: { id }, data })
    const changed = Object.keys(data).filter((key) => plain(before)[key] !== plain(notice)[key])
    if (changed.length === 0) return
    if (changed.some((key) => key.startsWith('text'))) await tx.noticeDismissal.deleteMany({ where: { noticeId: id } })
    const detail = Object.fromEntries(
      changed.map((key) => [key, { from: plain(before)[key] ?? '', to: plain(notice)[key] ?? '' }]),
    )
    await record(tx, ctx, { action: 'notice.edit', target: 'notice', targetId: id, detail })
    await told(tx, ctx, notice)
  })
}

export async function removeNotice(ctx: Ctx, id: number): Promise<void> {
  requireSuperuser(ctx)
  await db.$transaction(async (tx) => {
    const before = await tx.notice.findUnique({ where: { id } })
    if (!before) throw notFound()
    await tx.notice.delete({ where: { id } })
    const detail = { text: before.textEn || before.textEl }
    await record(tx, ctx, { action: 'notice.remove', target: 'notice', targetId: id, detail })
    await publish(tx, { kind: 'site' })
  })
}

/** Open pages show it, and let it go, at its times. */
async function told(tx: Tx, ctx: Ctx, { id, from, until }: Notice): Promise<void> {
  await publish(tx, { kind: 'site' })
  for (const [word, at] of Object.entries({ from, until }))
    if (at && at > ctx.now) await tellAt(tx, { kind: 'site' }, at, `notice:${id}:${word}`)
}

/** For comparing, and for the log. */
const plain = (notice: Notice): Record<string, string | boolean> => ({
  level: notice.level,
  textEn: notice.textEn,
  textEl: notice.textEl,
  from: notice.from.toISOString(),
  until: notice.until?.toISOString() ?? '',
  clusterIds: notice.clusterIds.join(', '),
  dismissible: notice.dismissible,
})
