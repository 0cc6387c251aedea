import { z } from 'zod'

const size = z.number().nullable()
const range = z.tuple([z.number(), z.number()]).readonly()
const network = z.object({
  key: z.string(),
  name: z.string(),
  description: z.string(),
  mode: z.string(),
  link: z.string(),
  subnet: z.string().nullable(),
  subnet6: z.string().nullable(),
  free: size,
  isDefault: z.boolean(),
  full: z.boolean(),
})

/** All that can be chosen for an instance on a cluster. */
export const clusterPlacement = z
  .object({
    id: z.number().int(),
    slug: z.string(),
    description: z.string(),
    diskTemplates: z.array(z.string()),
    hypervisors: z.array(z.string()),
    defaultHypervisor: z.string(),
    bounds: z
      .object({ memory: range, vcpus: range, disk: range, disks: range, nics: range })
      .nullable()
      .describe('The cluster’s policy; sizes in MiB'),
    groups: z.array(
      z.object({
        name: z.string(),
        allocPolicy: z.string(),
        nodes: z.array(z.string()),
        room: z.object({ memoryFree: size, memoryTotal: size, diskFree: size, diskTotal: size }).describe('MiB'),
        networks: z.array(network),
        volumeGroups: z.array(z.string()),
        locked: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'ClusterPlacement' })
