import { z } from 'zod'
import { latestActOf } from '@/lib/acts/queries'
import { approveApplication } from '@/lib/applications/approve-application'
import { approveChange } from '@/lib/applications/changes/approve-change'
import { checkFit } from '@/lib/applications/check-fit'
import { listForReview } from '@/lib/applications/queries'
import { rejectApplication } from '@/lib/applications/reject-application'
import { reviewData } from '@/lib/applications/review-data'
import { resizeSchema } from '@/lib/instances/schema'
import { begun, begunOf, followedAt } from '../instances/act'
import { none, nothing, type Operation, operation } from '../operation'
import { page, pageNumberOf } from '../paging'
import { clusterPlacement } from './placement'
import { application, applicationPage, applicationParams, applicationQuery, plan } from './shapes'
import { showApplication, summaryOf } from './show'

const scope = 'admin' as const
const below = (verb: string) =>
  ({ path: `/applications/{application}/${verb}`, scope, params: applicationParams, query: none }) as const
const version = z.number().int().describe('As it was read')
const comments = z.string().default('').describe('For the applicant')

const list = operation({
  method: 'GET',
  path: '/review',
  id: 'listForReview',
  scope,
  status: 200,
  params: none,
  body: nothing,
  summary: 'What waits for a review, the oldest first',
  answer: applicationPage,
  query: applicationQuery.extend({ all: z.stringbool().default(false).describe('Decided ones too') }),
  run: async (ctx, { query }) => {
    const { q, status = null, limit, all } = query
    const asked = { q, status, page: pageNumberOf(query), pageSize: limit, open: !all }
    const { rows, total } = await listForReview(ctx, asked)
    return page(rows.map(summaryOf), total, query)
  },
})

const choices = operation({
  ...below('choices'),
  method: 'GET',
  id: 'readChoices',
  status: 200,
  body: nothing,
  summary: 'Where it could be placed, and a plan to begin with',
  answer: z.object({
    clusters: z.array(clusterPlacement),
    systems: z.array(z.object({ key: z.string(), label: z.string(), clusterIds: z.array(z.number().int()) })),
    plan,
    belongings: z
      .object({ instances: z.number().int(), memory: z.number().int(), disk: z.number().int() })
      .describe('What the applicant has already; sizes in MiB'),
  }),
  run: async (ctx, { params }) => {
    const { clusters, systems, owns, initial } = await reviewData(ctx, params.application)
    return { clusters, systems, belongings: owns, plan: initial }
  },
})

const fit = operation({
  ...below('fit'),
  method: 'POST',
  id: 'checkFit',
  status: 200,
  body: plan,
  summary: 'Ask Ganeti whether and where a plan would fit; makes nothing',
  answer: z.object({
    fits: z.boolean(),
    nodes: z.array(z.string()),
    code: z.string().nullable(),
    text: z.string().nullable().describe('Ganeti’s own words'),
  }),
  run: async (ctx, { params, body }) => {
    const found = await checkFit(ctx, params.application, body)
    return found.fits
      ? { fits: true, nodes: found.nodes, code: null, text: null }
      : { fits: false, nodes: [], code: found.code, text: found.text }
  },
})

const approve = operation({
  ...below('approve'),
  method: 'POST',
  id: 'approveApplication',
  status: 202,
  answer: application,
  summary: 'Approve it as planned, and have it made',
  body: z.object({ version, plan, comments }),
  description: 'How the creation goes on is told by the act that the answer names. A failed one is approved again.',
  location: ({ act }: z.output<typeof application>) => act && `/acts/${act}`,
  run: async (ctx, { params, body }) => {
    await approveApplication(ctx, params.application, body)
    const act = await latestActOf(ctx, params.application)
    return { ...(await showApplication(ctx, params.application)), act: act?.id ?? null }
  },
})

const approveChangeRequest = operation({
  ...below('approve-change'),
  method: 'POST',
  id: 'approveChange',
  status: 202,
  answer: begun,
  summary: 'Approve a change, and have it done',
  location: followedAt,
  body: z.object({ version, wish: resizeSchema, comments }),
  run: async (ctx, { params, body }) => begunOf(await approveChange(ctx, params.application, body)),
})

const reject = operation({
  ...below('reject'),
  method: 'POST',
  id: 'rejectApplication',
  status: 200,
  answer: application,
  summary: 'Reject it; the applicant reads the reason',
  body: z.object({ version, reason: z.string() }),
  run: async (ctx, { params, body }) => {
    await rejectApplication(ctx, params.application, body.version, body.reason)
    return showApplication(ctx, params.application)
  },
})

export const reviewOperations: readonly Operation[] = [list, choices, fit, approve, approveChangeRequest, reject]
