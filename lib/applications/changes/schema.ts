import { z } from 'zod'
import { resizeSchema } from '@/lib/instances/schema'

/** Sizes in MiB, as the instance had them when the change was asked for. */
const presentSchema = z.object({
  vcpus: z.number(),
  memory: z.number(),
  disks: z.array(z.number()),
})

/** What is kept of a change request: the wish, beside what there was. */
export const changeSchema = z.object({ wish: resizeSchema, before: presentSchema, networkName: z.string().nullable() })
export type Change = z.output<typeof changeSchema>

export const requestSchema = z.object({
  wish: resizeSchema,
  comments: z.string().trim().min(1, 'required').max(4000, 'too_long'),
})
export type ChangeRequest = z.input<typeof requestSchema>
