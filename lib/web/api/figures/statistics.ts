import { z } from 'zod'
import { requireOwner } from '@/lib/access/authorize'
import { readApplicationFigures } from '@/lib/fleet/application-figures'
import { readSamples } from '@/lib/stats/queries'
import { subjectOf } from '@/lib/stats/subject'
import { none, nothing, type Operation, operation } from '../operation'

const count = z.number().int()
const days = z.coerce.number<string>().int().min(1).max(1095).default(90).describe('How many days back')
const day = z.iso.date()

const sample = z
  .object({
    day,
    instances: count,
    running: count,
    vcpus: count,
    memory: z.number().describe('MiB'),
    disk: z.number().describe('MiB'),
  })
  .meta({ id: 'Sample' })

const statistics = operation({
  method: 'GET',
  path: '/statistics',
  id: 'readStatistics',
  scope: 'instances:read',
  status: 200,
  summary: 'Instances and resources, day by day, the oldest first',
  params: none,
  query: z.object({
    of: z
      .string()
      .max(300)
      .regex(/^(cluster|organization|group|user):./)
      .optional()
      .describe('`user:alice`, `group:noc`, `cluster:SLUG` or `organization:TAG`; by default the person'),
    days,
  }),
  body: nothing,
  answer: z.object({ of: z.string(), samples: z.array(sample) }),
  run: async (ctx, { query }) => {
    const subject = subjectOf(requireOwner(ctx, 'instances:read'), query.of ?? null)
    return { of: `${subject.kind}:${subject.name}`, samples: await readSamples(ctx, subject, query.days) }
  },
})

const hours = z.number().nullable().describe('The median, in hours; null where there was none')
const figures = z
  .object({
    day: day.describe('The first of the day, week or month'),
    filed: count,
    approved: count,
    rejected: count,
    created: count,
    failed: count,
    decisionHours: hours,
    creationHours: hours,
  })
  .meta({ id: 'ApplicationFigures' })

const applications = operation({
  method: 'GET',
  path: '/statistics/applications',
  id: 'readApplicationStatistics',
  scope: 'applications:write',
  status: 200,
  summary: 'What became of applications, the oldest first',
  description: 'By days up to 30 of them, by weeks up to 90, else by months.',
  params: none,
  query: z.object({
    of: z.enum(['mine', 'all', 'cluster', 'organization']).default('all').describe('Of those that the person may read'),
    name: z.string().max(300).default('').describe('The slug of the cluster, or the number of the organisation'),
    days,
  }),
  body: nothing,
  answer: z.object({ figures: z.array(figures) }),
  run: async (ctx, { query }) => ({
    figures: await readApplicationFigures(ctx, { kind: query.of, name: query.name }, query.days),
  }),
})

export const statisticsOperations: readonly Operation[] = [statistics, applications]
