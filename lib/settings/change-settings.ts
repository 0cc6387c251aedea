import { isDeepStrictEqual } from 'node:util'
import type { Ctx } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import { db } from '@/lib/db/client'
import { AppError, type FieldError, forbidden, invalid, notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { publish } from '@/lib/live/events'
import { readSettings } from './queries'
import { type SettingKey, type Settings, settingsSchema } from './schema'

/** All of the changes or none, an entry in the audit log for each; what is set to its default is no longer stored. */
export async function changeSettings(ctx: Ctx, changes: Record<string, unknown>): Promise<void> {
  if (ctx.actor.kind !== 'system' && !ctx.actor.isSuperuser) throw forbidden()
  const wanted = parseEach(changes)
  const defaults = settingsSchema.parse({})
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE "Setting" IN SHARE ROW EXCLUSIVE MODE`
    const before = await readSettings(tx)
    for (const [key, value] of wanted) {
      if (isDeepStrictEqual(value, before[key])) continue
      if (isDeepStrictEqual(value, defaults[key])) await tx.setting.deleteMany({ where: { key } })
      else await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } })
      const detail = { from: before[key], to: value }
      await publish(tx, { kind: 'site' })
      await record(tx, ctx, { action: 'setting.change', target: 'setting', targetId: key, detail })
    }
  })
}

const isKey = (key: string): key is SettingKey => Object.hasOwn(settingsSchema.shape, key)

/** Errors are told of the setting, not of one item of its list. */
function parseEach(changes: Record<string, unknown>): [SettingKey, Settings[SettingKey]][] {
  const errors: Record<string, FieldError> = {}
  const parsed = Object.entries(changes).flatMap(([key, value]): [SettingKey, Settings[SettingKey]][] => {
    if (!isKey(key)) throw notFound()
    try {
      return [[key, parse(settingsSchema.shape[key], value)]]
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      errors[key] = Object.values(error.fields)[0] ?? { code: 'invalid_value' }
      return []
    }
  })
  if (Object.keys(errors).length > 0) throw invalid(errors)
  return parsed
}
