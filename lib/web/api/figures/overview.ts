import { z } from 'zod'
import { attention, KINDS } from '@/lib/fleet/attention'
import { clusterLines } from '@/lib/fleet/overview'
import { none, nothing, type Operation, operation } from '../operation'
import { time } from '../time'

const count = z.number().int()
const mib = z.number().nullable().describe('MiB; null where no node has told')

const line = z
  .object({
    slug: z.string(),
    health: z.string().nullable(),
    failingSince: time.nullable(),
    answeredAt: time.nullable(),
    version: z.string().nullable(),
    nodes: count,
    offline: count,
    drained: count,
    memoryTotal: mib,
    memoryFree: mib,
    diskTotal: mib,
    diskFree: mib,
    cpus: count.nullable(),
    instances: count,
    running: count,
    stopped: count,
    otherwise: count.describe('Running though they should not be, or the other way round'),
    failing: count,
    unknown: count,
    ownerless: count,
    vcpus: count.describe('Of what runs'),
    short: count.nullable().describe('Nodes that fail N+1'),
    jobsRunning: count,
    jobsWaiting: count,
    jobsStuck: count,
    jobsFailed: count.describe('In the last 24 hours'),
  })
  .meta({ id: 'ClusterFigures' })

const matter = z
  .object({ kind: z.enum(KINDS), cluster: z.string().nullable(), count, name: z.string().optional() })
  .meta({ id: 'Attention' })

const iso = (moment: Date | null) => moment?.toISOString() ?? null

const overview = operation({
  method: 'GET',
  path: '/overview',
  id: 'readOverview',
  scope: 'admin',
  status: 200,
  summary: 'All clusters in figures, and what needs attention, the worst first',
  params: none,
  query: none,
  body: nothing,
  answer: z.object({ clusters: z.array(line), attention: z.array(matter) }),
  run: async (ctx) => {
    const lines = await clusterLines(ctx)
    const clusters = lines.map(({ failingSince, answeredAt, ...rest }) => ({
      ...rest,
      failingSince: iso(failingSince),
      answeredAt: iso(answeredAt),
    }))
    return { clusters, attention: await attention(ctx, lines) }
  },
})

export const overviewOperations: readonly Operation[] = [overview]
