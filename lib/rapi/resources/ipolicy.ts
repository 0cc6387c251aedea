import { z } from 'zod'

/** One value per dimension of the instance policy; sizes in MiB. */
export type Specs = {
  memorySize?: number
  cpuCount?: number
  diskCount?: number
  diskSize?: number
  nicCount?: number
}

/** An instance must fit between the two of at least one entry of `minmax`. */
export type InstancePolicy = { std: Specs; minmax: { min: Specs; max: Specs }[]; diskTemplates: string[] }

const size = z.number().optional()

const specs = z
  .object({ 'memory-size': size, 'cpu-count': size, 'disk-count': size, 'disk-size': size, 'nic-count': size })
  .transform(
    (spec): Specs => ({
      memorySize: spec['memory-size'],
      cpuCount: spec['cpu-count'],
      diskCount: spec['disk-count'],
      diskSize: spec['disk-size'],
      nicCount: spec['nic-count'],
    }),
  )

/** Older versions have one `min` and one `max` beside `std`, then a list of such pairs. */
export const ipolicy = z
  .object({
    std: specs.optional(),
    min: specs.optional(),
    max: specs.optional(),
    minmax: z.array(z.object({ min: specs, max: specs })).optional(),
    'disk-templates': z.array(z.string()).optional(),
  })
  .transform(
    (policy): InstancePolicy => ({
      std: policy.std ?? {},
      minmax: policy.minmax ?? [{ min: policy.min ?? {}, max: policy.max ?? {} }],
      diskTemplates: policy['disk-templates'] ?? [],
    }),
  )
