import { z } from 'zod'
import type { Ctx } from '@/lib/access/actor'
import { db } from '@/lib/db/client'
import { forbidden } from '@/lib/errors/app-error'
import { readSettings } from './queries'
import { type SettingKey, type Settings, settingsSchema } from './schema'

export type SettingState = {
  key: SettingKey
  value: Settings[SettingKey]
  initial: Settings[SettingKey]
  /** Of a number; null where the schema sets none. */
  min: number | null
  max: number | null
}

/** Every setting with what it is, what it is by default, and its limits; for superusers. */
export async function listSettings({ actor }: Ctx): Promise<SettingState[]> {
  if (actor.kind !== 'system' && !actor.isSuperuser) throw forbidden()
  const [values, initial] = [await readSettings(db), settingsSchema.parse({})]
  return settingsSchema.keyof().options.map((key) => ({
    key,
    value: values[key],
    initial: initial[key],
    ...limitsOf(key),
  }))
}

function limitsOf(key: SettingKey): { min: number | null; max: number | null } {
  const type = settingsSchema.shape[key].unwrap()
  if (!(type instanceof z.ZodNumber)) return { min: null, max: null }
  const limit = (value: number | null) => (value === null || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? null : value)
  return { min: limit(type.minValue), max: limit(type.maxValue) }
}
