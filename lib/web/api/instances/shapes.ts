import { z } from 'zod'
import { filtersSchema } from '@/lib/instances/list-schema'
import { SORTABLE } from '@/lib/instances/words'
import { pageOf, pageQuery } from '../paging'
import { time } from '../time'

export const placeParams = z.object({
  cluster: z.string().max(50).describe('The cluster’s short name'),
  name: z.string().max(253).describe('The instance’s whole name'),
})

const summary = z.object({
  name: z.string(),
  cluster: z.string(),
  state: z.enum(['running', 'stopped', 'error', 'nodeDown', 'unknown']),
  shouldBe: z.enum(['running', 'stopped']).nullable().describe('Where the state is not what it was asked to be'),
  vcpus: z.number().int(),
  memory: z.number().int().describe('MiB'),
  disk: z.number().int().describe('MiB, of all disks'),
  addresses: z.array(z.string()),
  owners: z.array(z.string()).describe('Names of people and groups'),
  tags: z.array(z.string()),
  os: z.string(),
  node: z.string().nullable().describe('Null to who may not know it'),
  applicationId: z.number().int().nullable(),
  adminLocked: z.boolean(),
  isolated: z.boolean(),
  needsReboot: z.boolean(),
  createdAt: time,
  changedAt: time,
  staleSince: time.nullable().describe('When its state was last seen, where that is out of date'),
})

export const instanceSummary = summary.meta({ id: 'InstanceSummary' })

const nic = z.object({
  mac: z.string().nullable(),
  ip: z.string().nullable(),
  ipv6: z.string().nullable().describe('The address that it makes for itself'),
  mode: z.string().nullable(),
  link: z.string().nullable(),
  network: z.string().nullable(),
})

export const instance = summary
  .extend({
    hypervisor: z.string(),
    diskTemplate: z.string(),
    disks: z.array(z.number().int()).describe('MiB of each, in their order'),
    minMemory: z.number().int().describe('MiB'),
    nics: z.array(nic),
    bootOrder: z.string(),
    cdrom: z.string(),
    organization: z.string().nullable(),
    secondaryNodes: z.array(z.string()),
    nodeGroup: z.string().nullable(),
    answeredAt: time.nullable().describe('When the cluster last answered'),
  })
  .meta({ id: 'Instance' })

export const instancePage = pageOf(instanceSummary)

/** The filters of the page of instances, each as often as there are alternatives. */
export const instanceQuery = z.object({
  q: z.string().max(200).default('').describe('Words of the name, an address, a MAC or a tag'),
  ...filtersSchema.shape,
  sort: z.enum(SORTABLE).default('name'),
  dir: z.enum(['asc', 'desc']).default('asc'),
  ...pageQuery,
})
