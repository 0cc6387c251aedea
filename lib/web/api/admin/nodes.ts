import { z } from 'zod'
import { listNodes } from '@/lib/nodes/list'
import { NODE_ROLES, readNodeFilters } from '@/lib/nodes/list-schema'
import { none, nothing, type Operation, operation } from '../operation'
import { page, pageOf, pageQuery, skipOf } from '../paging'

const mib = z.number().int().nullable().describe('MiB; null where the node has not told')
const node = z
  .object({
    cluster: z.string(),
    name: z.string(),
    role: z.string(),
    group: z.string(),
    vmCapable: z.boolean(),
    memoryTotal: mib,
    memoryFree: mib,
    diskTotal: mib,
    diskFree: mib,
    cpus: z.number().int().nullable(),
    vcpus: z.number().int().describe('Of what runs there'),
    primaries: z.number().int().describe('Instances whose primary node it is'),
    secondaries: z.number().int(),
    short: z.boolean().describe('Whether it lacks the memory to take over the mirrors that it holds'),
    stale: z.boolean().describe('Whether its cluster does not answer now'),
  })
  .meta({ id: 'Node' })

const list = operation({
  method: 'GET',
  path: '/nodes',
  id: 'listNodes',
  summary: 'The nodes of all clusters that the person looks after',
  scope: 'admin',
  status: 200,
  params: none,
  query: z.object({
    q: z.string().max(200).default('').describe('Words to look for'),
    cluster: z.string().max(50).optional(),
    group: z.string().max(300).optional(),
    role: z.enum(NODE_ROLES).optional(),
    ...pageQuery,
  }),
  body: nothing,
  answer: pageOf(node),
  run: async (ctx, { query }) => {
    const { q, cluster, group, role, limit } = query
    const values = (value: string | undefined) => (value ? [value] : [])
    const filters = readNodeFilters({ cluster: values(cluster), group: values(group), role: values(role) })
    const { rows, total } = await listNodes(ctx, {
      q,
      filters,
      sort: 'name',
      dir: 'asc',
      skip: skipOf(query),
      take: limit,
    })
    return page(rows, total, query)
  },
})

export const nodeOperations: readonly Operation[] = [list]
