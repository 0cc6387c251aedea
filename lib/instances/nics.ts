import { z } from 'zod'

const nicsSchema = z.array(
  z.object({
    name: z.string().nullable(),
    mac: z.string().nullable(),
    ip: z.string().nullable(),
    mode: z.string().nullable(),
    link: z.string().nullable(),
    network: z.string().nullable(),
  }),
)

export type InstanceNic = z.output<typeof nicsSchema>[number]

/** Of the mirror's column. */
export const nicsOf = ({ nics }: { nics: unknown }): InstanceNic[] => nicsSchema.parse(nics)
