import { z } from 'zod'
import { listClusters, readCluster } from '@/lib/clusters/queries'
import { listGanetiNetworks, listStoredNetworks } from '@/lib/networks/queries'
import { none, nothing, type Operation, operation } from '../operation'
import { time } from '../time'

const count = z.number().int()
const summary = z.object({
  id: count,
  slug: z.string(),
  description: z.string(),
  hostname: z.string(),
  port: count,
  disabled: z.boolean(),
  creationDisabled: z.boolean(),
  fastCreate: z.boolean(),
  health: z.string(),
  answeredAt: time.nullable(),
  failingSince: time.nullable(),
  instances: count,
  nodes: count,
  nodeGroups: count,
})
const cluster = summary
  .extend({
    master: z.string().nullable(),
    hypervisors: z.array(z.string()),
    diskTemplates: z.array(z.string()),
  })
  .meta({ id: 'Cluster' })

type Found = Awaited<ReturnType<typeof listClusters>>[number]
const summaryOf = ({ state, _count, ...row }: Found): z.input<typeof summary> => ({
  ...row,
  health: state?.health ?? 'unknown',
  answeredAt: state?.answeredAt?.toISOString() ?? null,
  failingSince: state?.failingSince?.toISOString() ?? null,
  instances: _count.instances,
  nodes: _count.nodes,
  nodeGroups: _count.groups,
})

const listed = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item) })
const all = { method: 'GET', scope: 'admin', status: 200, params: none, query: none, body: nothing } as const

const list = operation({
  ...all,
  path: '/clusters',
  id: 'listClusters',
  summary: 'The clusters that the person administers',
  answer: listed(summary.meta({ id: 'ClusterSummary' })),
  run: async (ctx) => ({ items: (await listClusters(ctx)).map(summaryOf) }),
})

const read = operation({
  ...all,
  path: '/clusters/{cluster}',
  id: 'readCluster',
  summary: 'One cluster',
  answer: cluster,
  params: z.object({ cluster: z.string().max(50) }),
  run: async (ctx, { params }) => {
    const { info, ...found } = await readCluster(ctx, params.cluster)
    const { master = null, enabledHypervisors, enabledDiskTemplates } = info
    return { ...summaryOf(found), master, hypervisors: enabledHypervisors, diskTemplates: enabledDiskTemplates }
  },
})

const stored = z.object({
  id: count,
  cluster: z.string(),
  description: z.string(),
  mode: z.string(),
  link: z.string(),
  ipv6Prefix: z.string().nullable(),
  isDefault: z.boolean(),
  groups: z.array(z.string()).describe('Of people, to whom it is offered'),
})
const ganeti = z.object({
  cluster: z.string(),
  name: z.string(),
  subnet: z.string().nullable(),
  gateway: z.string().nullable(),
  subnet6: z.string().nullable(),
  free: count.nullable(),
  reserved: count.nullable(),
})

const networks = operation({
  ...all,
  path: '/networks',
  id: 'listNetworks',
  summary: 'The networks of the clusters that one administers',
  answer: z.object({ stored: z.array(stored), ganeti: z.array(ganeti) }),
  run: async (ctx) => {
    const [own, found] = await Promise.all([listStoredNetworks(ctx), listGanetiNetworks(ctx)])
    const shown = own.map((row) => ({ ...row, cluster: row.cluster.slug, groups: row.groups.map(({ name }) => name) }))
    return { stored: shown, ganeti: found }
  },
})

export const fleetOperations: readonly Operation[] = [list, read, networks]
