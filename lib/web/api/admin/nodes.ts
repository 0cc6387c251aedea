import { z } from 'zod'
import { readFleetCluster } from '@/lib/fleet/read-cluster'
import { emptyNode, setNodeRole } from '@/lib/nodes/act'
import { listNodes } from '@/lib/nodes/list'
import { NODE_ROLES, readNodeFilters } from '@/lib/nodes/list-schema'
import { setGroupLock } from '@/lib/nodes/lock-group'
import { readPreview } from '@/lib/nodes/preview'
import { readNode } from '@/lib/nodes/read'
import { GROUP_ACTS, type GroupAct, MOVES, type Move, ROLE_ACTS, type RoleAct } from '@/lib/nodes/schema'
import { begun, begunOf, followedAt } from '../instances/act'
import { none, nothing, type Operation, operation } from '../operation'
import { clusterPlace } from './cluster-place'
import { adminList } from './list'

const count = z.number().int()
const mib = count.nullable().describe('MiB; null where the node has not told')
const shared = {
  cluster: z.string(),
  name: z.string(),
  role: z.string(),
  group: z.string(),
  vmCapable: z.boolean(),
  memoryTotal: mib,
  memoryFree: mib,
  diskTotal: mib,
  diskFree: mib,
  cpus: count.nullable(),
  stale: z.boolean().describe('Whether its cluster does not answer now'),
}
const summary = z
  .object({
    ...shared,
    vcpus: count.describe('Of what runs there'),
    primaries: count.describe('Instances whose primary node it is'),
    secondaries: count,
    short: z.boolean().describe('Whether it lacks the memory to take over the mirrors that it holds'),
  })
  .meta({ id: 'NodeSummary' })

const list = adminList({
  path: '/nodes',
  id: 'listNodes',
  summary: 'The nodes of all clusters that the person looks after',
  item: summary,
  sort: 'name',
  filters: {
    cluster: z.string().max(50).optional(),
    group: z.string().max(300).optional(),
    role: z.enum(NODE_ROLES).optional(),
  },
  read: (ctx, asked) => listNodes(ctx, { ...asked, filters: readNodeFilters(asked.filters) }),
})

const refusals = z.record(z.enum([...ROLE_ACTS, ...MOVES]), z.string().nullable())
const node = z
  .object({
    ...shared,
    primaries: z.array(z.string()).describe('Instances that run there, five hundred at most'),
    secondaries: z.array(z.string()).describe('Instances whose mirror it holds, five hundred at most'),
    refusals: refusals.describe('Why an act is not possible now; null where it is'),
    act: z.uuid().nullable().describe('The latest act on it'),
  })
  .meta({ id: 'Node' })

const place = z.object({ cluster: z.string().max(100), name: z.string().max(300) })
const one = { path: '/nodes/{cluster}/{name}', scope: 'admin', params: place, query: none } as const
const namesOf = (instances: { name: string }[]) => instances.map(({ name }) => name)

const read = operation({
  ...one,
  method: 'GET',
  id: 'readNode',
  status: 200,
  summary: 'One node, with what is there and what can be done to it now',
  body: nothing,
  answer: node,
  run: async (ctx, { params }) => {
    const { primaries, secondaries, act, ...found } = await readNode(ctx, params)
    return { ...found, primaries: namesOf(primaries), secondaries: namesOf(secondaries), act: act?.id ?? null }
  },
})

const moved = z.object({
  name: z.string(),
  fate: z.enum(['live', 'failover', 'stays']).describe('It moves while it runs, is stopped and started, or stays'),
  running: z.boolean(),
  memory: count.describe('MiB'),
  secondary: z.string().nullable(),
})

const preview = operation({
  ...one,
  path: `${one.path}/preview`,
  method: 'GET',
  id: 'previewMove',
  status: 200,
  summary: 'What would become of the instances there',
  query: z.object({ move: z.enum(MOVES) }),
  body: nothing,
  answer: z.object({ items: z.array(moved) }),
  run: async (ctx, { params, query }) => ({ items: (await readPreview(ctx, params, query.move)).instances }),
})

const SUMMARIES: Record<RoleAct | Move, string> = {
  drain: 'Place nothing new there',
  undrain: 'Place instances there again',
  offline: 'Have Ganeti no longer talk to it',
  online: 'Have Ganeti talk to it again',
  evacuate: 'Move what runs there elsewhere, as Ganeti’s allocator says; what is stopped too',
  migrate: 'Move what runs there and can move while it runs',
}

const nodeAct = (verb: RoleAct | Move) =>
  operation({
    ...one,
    path: `${one.path}/${verb}`,
    method: 'POST',
    id: `${verb}Node`,
    status: 202,
    summary: SUMMARIES[verb],
    description: 'Followed as an act, for which it takes `instances:read` too.',
    body: none,
    answer: begun,
    location: followedAt,
    run: async (ctx, { params }) =>
      begunOf([await (isRoleAct(verb) ? setNodeRole(ctx, params, verb) : emptyNode(ctx, params, verb))]),
  })

const group = z
  .object({
    name: z.string(),
    allocPolicy: z.string(),
    locked: z.boolean().describe('Under maintenance: owners cannot act on its instances'),
    refusals: z.record(z.enum(GROUP_ACTS), z.string().nullable()).describe('Why an act is not possible now'),
    nodes: z.array(z.string()),
    instances: count,
    volumeGroups: z.array(z.string()),
    tags: z.array(z.string()),
  })
  .meta({ id: 'NodeGroup' })

const groups = operation({
  path: `${clusterPlace.path}/node-groups`,
  params: clusterPlace.params,
  method: 'GET',
  id: 'listNodeGroups',
  scope: 'admin',
  status: 200,
  summary: 'The node groups of a cluster',
  query: none,
  body: nothing,
  answer: z.object({ items: z.array(group) }),
  run: async (ctx, { params }) => {
    const { groups } = await readFleetCluster(ctx, params.cluster)
    return { items: groups.map(({ networks: _, nodes, ...found }) => ({ ...found, nodes: namesOf(nodes) })) }
  },
})

const GROUP_SUMMARIES: Record<GroupAct, string> = {
  lock: 'Put a node group under maintenance: owners cannot act on its instances',
  unlock: 'End the maintenance of a node group',
}

const groupAct = (verb: GroupAct) =>
  operation({
    ...one,
    path: `${clusterPlace.path}/node-groups/{name}/${verb}`,
    method: 'POST',
    id: `${verb}NodeGroup`,
    status: 202,
    summary: GROUP_SUMMARIES[verb],
    description: 'Followed as an act, for which it takes `instances:read` too.',
    body: none,
    answer: begun,
    location: followedAt,
    run: async (ctx, { params }) => begunOf([await setGroupLock(ctx, params, verb)]),
  })

const isRoleAct = (verb: RoleAct | Move): verb is RoleAct => ROLE_ACTS.some((one) => one === verb)

export const nodeOperations: readonly Operation[] = [
  list,
  read,
  preview,
  ...[...ROLE_ACTS, ...MOVES].map(nodeAct),
  groups,
  ...GROUP_ACTS.map(groupAct),
]
