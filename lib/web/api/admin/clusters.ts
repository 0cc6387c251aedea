import { z } from 'zod'
import { listClusters, readCluster } from '@/lib/clusters/queries'
import { removeCluster } from '@/lib/clusters/remove-cluster'
import { addAnsweringCluster, editAnsweringCluster } from '@/lib/clusters/save-answering'
import { clusterSchema } from '@/lib/clusters/schema'
import { setClusterDisabled } from '@/lib/clusters/set-disabled'
import { type ApiCtx, noAnswer, none, nothing, type Operation, operation } from '../operation'
import { time } from '../time'
import { clusterPlace } from './cluster-place'

const count = z.number().int()
const summary = z.object({
  id: count,
  slug: z.string(),
  description: z.string(),
  hostname: z.string(),
  port: count,
  disabled: z.boolean(),
  creationDisabled: z.boolean(),
  fastCreate: z.boolean(),
  health: z.string(),
  answeredAt: time.nullable(),
  failingSince: time.nullable(),
  instances: count,
  nodes: count,
  nodeGroups: count,
})
const works = z.object({ from: time, until: time.nullable(), reasonEn: z.string(), reasonEl: z.string() })
const cluster = summary
  .extend({
    usesGntNetwork: z.boolean(),
    tls: z.boolean(),
    trust: z.string(),
    fingerprint: z.string().nullable(),
    caPem: z.string().nullable(),
    rapiUser: z.string(),
    hasPassword: z.boolean().describe('The password itself is never answered'),
    readUser: z.string().describe('The account that only reads; empty: one account does all'),
    hasReadPassword: z.boolean(),
    maintenance: works.nullable().describe('Works that are announced or under way'),
    master: z.string().nullable(),
    hypervisors: z.array(z.string()),
    diskTemplates: z.array(z.string()),
  })
  .meta({ id: 'Cluster' })

type Found = Awaited<ReturnType<typeof listClusters>>[number]
const summaryOf = ({ state, _count, ...row }: Found): z.input<typeof summary> => ({
  ...row,
  health: state?.health ?? 'unknown',
  answeredAt: state?.answeredAt?.toISOString() ?? null,
  failingSince: state?.failingSince?.toISOString() ?? null,
  instances: _count.instances,
  nodes: _count.nodes,
  nodeGroups: _count.groups,
})

const worksOf = (found: Found['maintenance']) =>
  found && { ...found, from: found.from.toISOString(), until: found.until?.toISOString() ?? null }

async function show(ctx: ApiCtx, slug: string): Promise<z.input<typeof cluster>> {
  const { info, ...found } = await readCluster(ctx, slug)
  const { master = null, enabledHypervisors, enabledDiskTemplates } = info
  return {
    ...found,
    ...summaryOf(found),
    maintenance: worksOf(found.maintenance),
    master,
    hypervisors: enabledHypervisors,
    diskTemplates: enabledDiskTemplates,
  }
}

const shared = { scope: 'admin', query: none } as const
const one = { ...shared, ...clusterPlace, status: 200, answer: cluster } as const

const list = operation({
  ...shared,
  method: 'GET',
  path: '/clusters',
  id: 'listClusters',
  status: 200,
  summary: 'The clusters that the person administers',
  params: none,
  body: nothing,
  answer: z.object({ items: z.array(summary.meta({ id: 'ClusterSummary' })) }),
  run: async (ctx) => ({ items: (await listClusters(ctx)).map(summaryOf) }),
})

const read = operation({
  ...one,
  method: 'GET',
  id: 'readCluster',
  summary: 'One cluster',
  body: nothing,
  run: (ctx, { params }) => show(ctx, params.cluster),
})

const add = operation({
  ...shared,
  method: 'POST',
  path: '/clusters',
  id: 'addCluster',
  status: 201,
  summary: 'Add a cluster that answers, or one that is disabled',
  description:
    '`fingerprint` is that of a certificate that somebody has looked at: `/clusters/check` answers the one that is shown.',
  params: none,
  body: clusterSchema,
  answer: cluster,
  location: ({ slug }) => `/clusters/${slug}`,
  run: async (ctx, { sent }) => show(ctx, (await addAnsweringCluster(ctx, sent)).slug),
})

const edit = operation({
  ...one,
  method: 'PUT',
  id: 'editCluster',
  summary: 'Change a cluster',
  description:
    'Whole, but for the passwords: an empty one is as it was, unless the user or the place changes to which it would be sent.',
  body: clusterSchema,
  run: async (ctx, { params, sent }) => {
    const { id } = await readCluster(ctx, params.cluster)
    return show(ctx, (await editAnsweringCluster(ctx, id, sent)).slug)
  },
})

const able = (verb: 'enable' | 'disable', about: string) =>
  operation({
    ...one,
    path: `${one.path}/${verb}`,
    method: 'POST',
    id: `${verb}Cluster`,
    summary: about,
    body: none,
    run: async (ctx, { params }) => {
      await setClusterDisabled(ctx, (await readCluster(ctx, params.cluster)).id, verb === 'disable')
      return show(ctx, params.cluster)
    },
  })

const remove = operation({
  ...one,
  method: 'DELETE',
  id: 'deleteCluster',
  status: 204,
  summary: 'Forget a cluster with its mirror and its stored networks; Ganeti is not touched',
  body: none,
  answer: noAnswer,
  run: async (ctx, { params }) => removeCluster(ctx, (await readCluster(ctx, params.cluster)).id),
})

export const clusterOperations: readonly Operation[] = [
  list,
  add,
  read,
  edit,
  able('enable', 'Ask it again'),
  able('disable', 'Ask it no more, and hide its instances'),
  remove,
]
