import { z } from 'zod'

/** Where one cluster is addressed, by its short name. */
export const clusterPlace = {
  path: '/clusters/{cluster}',
  params: z.object({ cluster: z.string().max(50) }),
} as const
