import { z } from 'zod'
import { hostnameSchema } from './hostname'
import { SHUTDOWN_TIMEOUT_S } from './words'

export const shutdownSchema = z.object({
  how: z.enum(['soft', 'hard']).default('soft'),
  timeoutS: z.number().int('not_whole').min(1, 'too_small').max(1800, 'too_big').default(SHUTDOWN_TIMEOUT_S),
})

export const rebootSchema = z.object({ type: z.enum(['soft', 'hard', 'full']).default('hard') })

/** The reason is read by the owners. */
export const lockSchema = z.object({ reason: z.string().trim().min(1, 'required').max(500, 'too_long') })

export const migrateSchema = z.object({ node: z.string().default(''), live: z.boolean().default(true) })

export const failoverSchema = z.object({ node: z.string().default(''), ignoreConsistency: z.boolean().default(false) })

export const replaceSecondarySchema = z.object({ node: z.string().default('') })

/** Names as `findOwner` answered them, `user:alice` or `group:noc`. */
const ownerWord = z.string().regex(/^(user|group):./, 'invalid_value')
export const ownersSchema = z.object({
  add: z.array(ownerWord).max(50, 'too_big').default([]),
  remove: z.array(ownerWord).max(200, 'too_big').default([]),
  reason: z.string().trim().max(1000, 'too_long').default(''),
})

/** A network, an address, or nothing; how wide it may be is a setting. */
export const whitelistSchema = z.object({ network: z.string().trim().max(60, 'too_long') })

/** Of Ganeti's alphabet. */
export const tagsShape = z.object({
  tags: z
    .array(z.string().trim())
    .max(100, 'too_many')
    .refine((tags) => tags.every((tag) => /^[\w.+*/:@-]{1,128}$/.test(tag)), 'tag_invalid'),
})

/** Outside the portal's prefix. */
export const tagsSchema = (prefix: string) =>
  z.object({
    tags: tagsShape.shape.tags
      .refine((tags) => !tags.some((tag) => tag.startsWith(`${prefix}:`)), 'tag_reserved')
      .transform((tags) => [...new Set(tags)]),
  })

const whole = z.number('required').int('not_whole')
const amount = whole.min(1, 'too_small')

/**
 * What an instance shall have; sizes in MiB. `disks` are the present ones in their order, each as large as now or larger;
 * Ganeti takes one disk and one NIC to add or remove at a time. A NIC is known by its MAC.
 */
export const resizeSchema = z
  .object({
    vcpus: amount,
    memory: amount,
    /** Null: the same as `memory`. */
    minMemory: amount.nullable().default(null),
    disks: z.array(whole.min(0, 'too_small')).max(64),
    addDisk: amount.nullable().default(null),
    removeDisk: whole.min(0).nullable().default(null),
    /** A network choice's key. */
    addNic: z.string().nullable().default(null),
    removeNic: z.string().nullable().default(null),
  })
  .refine(({ memory, minMemory }) => minMemory === null || minMemory <= memory, {
    path: ['minMemory'],
    message: 'above_memory',
  })
  .refine(({ addDisk, removeDisk }) => addDisk === null || removeDisk === null, {
    path: ['addDisk'],
    message: 'one_disk_at_a_time',
  })
  .refine(({ addNic, removeNic }) => addNic === null || removeNic === null, {
    path: ['addNic'],
    message: 'one_nic_at_a_time',
  })
export type ResizeInput = z.input<typeof resizeSchema>
export type Resize = z.output<typeof resizeSchema>

/** What a change would cost in data, told by name: the instance's. */
export const confirmedSchema = z.object({ confirm: z.string().default('') })

/** What the hypervisor shows to a machine, in Ganeti's words; `cdrom` is an address, or empty for none. */
export const configurationSchema = z.object({
  nicType: z.string().max(40),
  diskType: z.string().max(40),
  bootOrder: z.string().max(40),
  cdrom: z.string().trim().max(1000, 'too_long').default(''),
  localTime: z.boolean(),
})
export type Configuration = z.output<typeof configurationSchema>

export const renameSchema = z.object({ newName: hostnameSchema })

/** `os`: the key of an offered system. */
export const reinstallSchema = z.object({ os: z.string().min(1, 'required') })
