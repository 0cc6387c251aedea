import { z } from 'zod'

/** Of an instance policy as Ganeti tells it; sizes in MiB. */
export const policySpecs = z
  .object({
    memorySize: z.number(),
    cpuCount: z.number(),
    diskSize: z.number(),
    diskCount: z.number(),
    nicCount: z.number(),
  })
  .partial()

export const policyRange = z.object({ min: policySpecs, max: policySpecs })
