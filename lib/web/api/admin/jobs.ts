import { z } from 'zod'
import { cancelJob } from '@/lib/jobs/cancel'
import { listJobs } from '@/lib/jobs/list'
import { JOB_STATES, readJobFilters } from '@/lib/jobs/list-schema'
import { readJob } from '@/lib/jobs/read'
import { rowId } from '../ids'
import { noAnswer, none, nothing, type Operation, operation } from '../operation'
import { time } from '../time'
import { adminList } from './list'

const asker = z.object({ username: z.string(), name: z.string() }).nullable()
const summary = z.object({
  cluster: z.string(),
  id: z.number().int(),
  status: z.string().describe('queued, waiting, canceling, running, success, error, canceled, or lost'),
  opId: z.string().nullable(),
  summary: z.array(z.string()),
  instance: z.string().nullable(),
  who: asker.describe('Who asked for it through the portal'),
  errorText: z.string().nullable(),
  receivedAt: time.nullable(),
  startedAt: time.nullable(),
  endedAt: time.nullable(),
})
const lock = z.object({
  level: z.string(),
  name: z.string(),
  mode: z.string(),
  holders: z.array(z.object({ id: z.number().int(), status: z.string(), summary: z.array(z.string()) })),
})
const job = summary
  .extend({
    opcodes: z.array(
      z.object({
        opId: z.string(),
        opStatus: z.string(),
        parameters: z.record(z.string(), z.unknown()).describe('Without what is secret'),
      }),
    ),
    log: z.array(z.object({ serial: z.number().int(), at: z.string(), text: z.string() })),
    waitsFor: z.array(lock),
  })
  .meta({ id: 'Job' })

const list = adminList({
  path: '/jobs',
  id: 'listJobs',
  summary: 'The jobs of all clusters that the person looks after, the newest first',
  item: summary.meta({ id: 'JobSummary' }),
  sort: 'received',
  dir: 'desc',
  filters: { cluster: z.string().max(50).optional(), state: z.enum(JOB_STATES).optional() },
  read: (ctx, asked) => listJobs(ctx, { ...asked, filters: readJobFilters(asked.filters) }),
})

const one = {
  scope: 'admin',
  params: z.object({ cluster: z.string().max(50), job: rowId }),
  query: none,
} as const

const read = operation({
  ...one,
  body: nothing,
  method: 'GET',
  path: '/jobs/{cluster}/{job}',
  id: 'readJob',
  summary: 'One job, with its log and what it waits for',
  status: 200,
  answer: job,
  run: (ctx, { params }) => readJob(ctx, { cluster: params.cluster, id: params.job }),
})

const cancel = operation({
  ...one,
  body: none,
  method: 'POST',
  path: '/jobs/{cluster}/{job}/cancel',
  id: 'cancelJob',
  summary: 'Cancel a job that has not begun',
  status: 204,
  answer: noAnswer,
  run: (ctx, { params }) => cancelJob(ctx, { cluster: params.cluster, id: params.job }),
})

export const jobOperations: readonly Operation[] = [list, read, cancel]
