import { z } from 'zod'
import { APPLICATION_STATUSES } from '@/lib/applications/state'
import { rowId } from '../ids'
import { pageOf, pageQuery } from '../paging'
import { time } from '../time'

const count = z.number().int()
export const applicationParams = z.object({ application: rowId })

/** What an applicant wishes for; the site's limits are those of `/offers`. */
export const wish = z.object({
  hostname: z.string().describe('The whole name of the instance to be'),
  memory: count.describe('MiB, one of those offered'),
  vcpus: count,
  disk: count.describe('GiB'),
  os: z.string().describe('The key of an offered system'),
  mailServer: z.boolean().default(false),
  networkId: count.nullable().default(null).describe('One that the person’s groups open to them'),
  comments: z.string().describe('What it is for'),
  organizationId: count.nullable().default(null),
  contactName: z.string().default(''),
  contactEmail: z.string().default(''),
  contactPhone: z.string().default(''),
  acceptTerms: z.boolean().default(false),
})

export const placement = z.object({
  clusterId: count,
  nodeGroup: z.string(),
  network: z.string().describe('The key of a network offered there'),
  diskTemplate: z.string(),
  volumeGroup: z.string().default('').describe('Empty: the cluster’s default'),
  hypervisor: z.string().default('').describe('Empty: the cluster’s default'),
  start: z.boolean().default(true),
})

export const plan = wish
  .pick({ hostname: true, memory: true, vcpus: true, disk: true, os: true, mailServer: true, organizationId: true })
  .extend(placement.shape)

const status = z.enum(APPLICATION_STATUSES)

const summary = z.object({
  id: count,
  kind: z.string().describe('`create`, or `change` of an instance that is there'),
  hostname: z.string(),
  status,
  applicant: z.string(),
  memory: count.describe('MiB'),
  vcpus: count,
  disk: count.describe('GiB'),
  cluster: z.string().nullable(),
  filedAt: time,
  updatedAt: time,
})
export const applicationSummary = summary.meta({ id: 'ApplicationSummary' })
export const applicationPage = pageOf(applicationSummary)

export const applicationQuery = z.object({
  q: z.string().max(200).default('').describe('Of the name, the number, the applicant, the comments'),
  status: status.optional(),
  ...pageQuery,
})

const sizes = z.object({ vcpus: z.number(), memory: z.number(), disks: z.array(z.number()) })

export const application = summary
  .extend({
    version: count.describe('A decision names the version that it is taken on'),
    applicantId: count,
    os: z.string(),
    mailServer: z.boolean(),
    networkId: count.nullable(),
    organizationId: count.nullable(),
    comments: z.string(),
    contactName: z.string(),
    contactEmail: z.string(),
    contactPhone: z.string(),
    plan: plan.nullable().describe('What was decided to be made'),
    change: z
      .object({ wish: sizes, before: sizes, decided: sizes.nullable() })
      .nullable()
      .describe('Of a change; sizes in MiB'),
    reviewer: z.string().nullable(),
    reviewerComments: z.string(),
    failure: z.string(),
    act: z.uuid().nullable().describe('The last act that came of it'),
    may: z.object({
      edit: z.boolean(),
      withdraw: z.boolean(),
      review: z.boolean(),
      approve: z.boolean(),
      reject: z.boolean(),
    }),
    events: z.array(z.object({ at: time, kind: z.string(), actor: z.string().nullable(), note: z.string() })),
  })
  .meta({ id: 'Application' })
