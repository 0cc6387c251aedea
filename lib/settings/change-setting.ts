import type { Ctx } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import { db } from '@/lib/db/client'
import { forbidden, notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { settingsSchema } from './schema'

export async function changeSetting(ctx: Ctx, key: string, value: unknown): Promise<void> {
  if (ctx.actor.kind === 'user' && !ctx.actor.isSuperuser) throw forbidden()
  if (!(key in settingsSchema.shape)) throw notFound()
  const field = settingsSchema.shape[key as keyof typeof settingsSchema.shape]
  const parsed = parse(field, value)
  await db.$transaction(async (tx) => {
    await tx.setting.upsert({ where: { key }, create: { key, value: parsed }, update: { value: parsed } })
    await record(tx, ctx, { action: 'setting.change', target: 'setting', targetId: key, detail: { to: parsed } })
  })
}
