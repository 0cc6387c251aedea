import { z } from 'zod'
import { listGanetiNetworks, listStoredNetworks, readStoredNetwork } from '@/lib/networks/queries'
import { addNetwork, editNetwork, removeNetwork } from '@/lib/networks/save-network'
import { networkSchema } from '@/lib/networks/schema'
import { none, nothing, type Operation, operation } from '../operation'
import { resource } from '../resource'

const count = z.number().int()
const stored = z
  .object({
    id: count,
    clusterId: count,
    cluster: z.string(),
    description: z.string(),
    mode: z.string(),
    link: z.string(),
    ipv6Prefix: z.string().nullable(),
    isDefault: z.boolean(),
    groups: z.array(z.string()).describe('Of people, to whom it is offered'),
    groupIds: z.array(count),
    applications: count.describe('How many ask for it'),
  })
  .meta({ id: 'Network' })
const ganeti = z.object({
  cluster: z.string(),
  name: z.string(),
  subnet: z.string().nullable(),
  gateway: z.string().nullable(),
  subnet6: z.string().nullable(),
  free: count.nullable(),
  reserved: count.nullable(),
})

type Row = Awaited<ReturnType<typeof readStoredNetwork>>
const shown = ({ cluster, groups, _count, ...row }: Row): z.input<typeof stored> => ({
  ...row,
  cluster: cluster.slug,
  groups: groups.map(({ name }) => name),
  groupIds: groups.map(({ id }) => id),
  applications: _count.applications,
})

const list = operation({
  method: 'GET',
  path: '/networks',
  id: 'listNetworks',
  scope: 'admin',
  status: 200,
  params: none,
  query: none,
  body: nothing,
  summary: 'The networks of the clusters that one administers',
  answer: z.object({
    stored: z.array(stored).describe('The portal’s own'),
    ganeti: z.array(ganeti).describe('Those of gnt-network'),
  }),
  run: async (ctx) => {
    const [own, found] = await Promise.all([listStoredNetworks(ctx), listGanetiNetworks(ctx)])
    return { stored: own.map(shown), ganeti: found }
  },
})

const each = resource({
  path: '/networks',
  name: 'Network',
  one: 'a network of the portal’s own',
  about: 'A cluster has one default: a new one takes the place of the old.',
  answer: stored,
  read: async (ctx, id) => shown(await readStoredNetwork(ctx, id)),
  writes: { body: networkSchema, add: addNetwork, edit: editNetwork },
  remove: removeNetwork,
})

export const networkOperations: readonly Operation[] = [list, ...each]
