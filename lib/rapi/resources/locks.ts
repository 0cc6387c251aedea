import { z } from 'zod'
import { text, texts } from '../fields'
import { query } from '../query'
import type { Transport } from '../transport'

export type RapiLock = {
  name: string
  mode?: string
  /** Job ids; older versions name Ganeti's threads. */
  owners: string[]
  pending: { mode: string; waiting: string[] }[]
}

export type LocksApi = { list(): Promise<RapiLock[]> }

const waiting = z.tuple([z.string(), z.array(z.string())]).transform(([mode, who]) => ({ mode, waiting: who }))

const row = z.object({
  name: z.string(),
  mode: text,
  owner: texts,
  pending: z
    .array(waiting)
    .nullish()
    .transform((value) => value ?? []),
})

export function locksApi(transport: Transport): LocksApi {
  return {
    async list() {
      const rows = await query(transport, 'lock', row)
      return rows.map(({ owner, ...lock }) => ({ ...lock, owners: owner }))
    },
  }
}
