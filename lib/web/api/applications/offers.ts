import { z } from 'zod'
import { formData } from '@/lib/applications/form-data'
import { systemsFor } from '@/lib/instances/systems-for'
import { placeParams } from '../instances/shapes'
import { none, nothing, type Operation, operation } from '../operation'
import { clusterPlacement } from './placement'

const count = z.number().int()

const offers = z
  .object({
    limits: z.object({
      memoryChoices: z.array(count).describe('MiB'),
      maxVcpus: count,
      minDisk: count.describe('GiB'),
      maxDisk: count.describe('GiB'),
      initialDisk: count.describe('GiB'),
      askOrganization: z.boolean(),
      askContact: z.boolean(),
    }),
    systems: z.array(z.object({ key: z.string(), label: z.string() })),
    networks: z.array(
      z.object({ id: count, description: z.string(), mode: z.string(), hasIpv6: z.boolean(), cluster: z.string() }),
    ),
    organizations: z.array(z.object({ id: count, title: z.string() })),
    fast: z.array(clusterPlacement).describe('Where the person may create without a review'),
  })
  .meta({ id: 'Offers' })

const read = operation({
  method: 'GET',
  path: '/offers',
  id: 'readOffers',
  scope: 'applications:write',
  status: 200,
  summary: 'What the person may apply for',
  params: none,
  query: none,
  body: nothing,
  answer: offers,
  run: (ctx) => formData(ctx),
})

const systems = operation({
  method: 'GET',
  path: '/instances/{cluster}/{name}/systems',
  id: 'listSystems',
  scope: 'instances:read',
  status: 200,
  summary: 'What can be installed on it',
  params: placeParams,
  query: none,
  body: nothing,
  answer: z.object({
    items: z.array(z.object({ key: z.string(), label: z.string() })),
    current: z.string().nullable().describe('The key of what is on it, where that is known'),
  }),
  run: async (ctx, { params }) => {
    const { systems: offered, current } = await systemsFor(ctx, params)
    return { items: offered.map(({ value, label }) => ({ key: value, label })), current }
  },
})

export const offerOperations: readonly Operation[] = [read, systems]
