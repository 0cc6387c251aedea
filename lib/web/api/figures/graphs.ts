import { z } from 'zod'
import { readChart } from '@/lib/graphs/read-chart'
import { CHARTS, rangeSchema } from '@/lib/graphs/schema'
import { spanOf } from '@/lib/graphs/span'
import { placeParams } from '../instances/shapes'
import { nothing, type Operation, operation } from '../operation'

const seconds = z.number().describe('Epoch seconds')

const line = z
  .object({
    name: z.string(),
    points: z.array(z.tuple([seconds, z.number()])).describe('Percent, bytes, or bytes a second'),
    failure: z.enum(['unreachable', 'refused', 'many']).nullable().describe('Why Prometheus told none'),
  })
  .meta({ id: 'ChartLine' })

const graph = operation({
  method: 'GET',
  path: '/instances/{cluster}/{name}/graphs/{chart}',
  id: 'readGraph',
  scope: 'instances:read',
  status: 200,
  summary: 'A graph of an instance, asked of Prometheus now',
  description: '`range` back from now, or whole days of UTC, `from` one `to` another.',
  params: placeParams.extend({ chart: z.enum(CHARTS) }),
  query: rangeSchema,
  body: nothing,
  answer: z.object({ from: seconds, until: seconds, step: z.number(), lines: z.array(line) }),
  run: async (ctx, { params: { cluster, name, chart }, query }) => {
    const { span, lines } = await readChart(ctx, { cluster, name }, chart, await spanOf(ctx.now, query, 'UTC'))
    return {
      ...span,
      lines: lines.map((one) => ({
        name: one.name,
        points: one.ok ? one.points : [],
        failure: one.ok ? null : one.code,
      })),
    }
  },
})

export const graphOperations: readonly Operation[] = [graph]
