import type { Db } from '@/lib/db/client'
import { type Settings, settingsSchema } from './schema'

/** A stored value that no longer fits its schema counts as not set. */
export async function readSettings(db: Db): Promise<Settings> {
  const stored: Record<string, unknown> = {}
  for (const { key, value } of await db.setting.findMany()) {
    const field = settingsSchema.shape[key as keyof Settings]
    if (field?.safeParse(value).success) stored[key] = value
  }
  return settingsSchema.parse(stored)
}
