import type { Db } from '@/lib/db/client'
import { parseFitting } from '@/lib/errors/parse'
import { type Settings, settingsSchema } from './schema'

/** A stored value that no longer fits its schema counts as not set. */
export async function readSettings(db: Db): Promise<Settings> {
  const rows = await db.setting.findMany()
  return parseFitting(settingsSchema, Object.fromEntries(rows.map(({ key, value }) => [key, value])))
}
