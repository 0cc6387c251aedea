import { z } from 'zod'
import { checkConnection } from '@/lib/clusters/check-connection'
import { checkStored } from '@/lib/clusters/check-stored'
import { endMaintenance, setMaintenance } from '@/lib/clusters/maintenance'
import { readCluster } from '@/lib/clusters/queries'
import { connectionSchema, maintenanceSchema } from '@/lib/clusters/schema'
import { readQueries } from '@/lib/graphs/queries'
import { saveQueries } from '@/lib/graphs/save-queries'
import { queriesSchema } from '@/lib/graphs/schema'
import { type ApiCtx, noAnswer, none, nothing, type Operation, operation } from '../operation'
import { time } from '../time'
import { clusterPlace } from './cluster-place'

const one = { ...clusterPlace, scope: 'admin', query: none } as const
const idOf = async (ctx: ApiCtx, { cluster }: { cluster: string }) => (await readCluster(ctx, cluster)).id

const text = z.string().nullable()
const report = z
  .object({
    checkedAt: time,
    tookMs: z.number(),
    reachable: z.object({ roundTripMs: z.number(), tlsVersion: text }).nullable(),
    certificate: z
      .object({ verdict: z.string(), sha256: text, subject: text, selfSigned: z.boolean(), validTo: time.nullable() })
      .nullable(),
    access: text.describe('What RAPI lets the account do'),
    reading: text.describe('What it lets the account for reading do, where there is one'),
    version: z.object({ software: z.string(), name: z.string(), features: z.array(z.string()) }).nullable(),
    failure: z.object({ health: z.string(), detail: z.string() }).nullable().describe('What ended the attempt'),
    faults: z.record(z.string(), z.object({ code: z.string() })).describe('By the fields that can mend them'),
  })
  .describe('In the order of trying; null where it was not tried')
  .meta({ id: 'ConnectionReport' })

const tried = { method: 'POST', scope: 'admin', status: 200, query: none, answer: report } as const

const checkNew = operation({
  ...tried,
  path: '/clusters/check',
  id: 'checkConnection',
  summary: 'Try a connection before a cluster is added with it',
  params: none,
  body: connectionSchema,
  run: (ctx, { sent }) => checkConnection(ctx, sent),
})

const check = operation({
  ...one,
  ...tried,
  path: `${one.path}/check`,
  id: 'checkCluster',
  summary: 'Try the connection of a cluster as it is stored, or as it would be',
  body: z.object({ connection: connectionSchema.optional() }),
  run: async (ctx, { params, sent: { connection } }) =>
    connection ? checkConnection(ctx, connection, await idOf(ctx, params)) : checkStored(ctx, params.cluster),
})

const works = { ...one, path: `${one.path}/maintenance`, status: 204, answer: noAnswer } as const

const announce = operation({
  ...works,
  method: 'PUT',
  id: 'setMaintenance',
  summary: 'Announce works on a cluster: owners cannot act while they last',
  description: '`until` null: until they are ended. Why, in one language at least.',
  body: maintenanceSchema,
  run: async (ctx, { params, sent }) => setMaintenance(ctx, await idOf(ctx, params), sent),
})

const end = operation({
  ...works,
  method: 'DELETE',
  id: 'endMaintenance',
  summary: 'End them, or take back what was announced',
  body: none,
  run: async (ctx, { params }) => endMaintenance(ctx, await idOf(ctx, params)),
})

const graphs = { ...one, path: `${one.path}/graphs`, status: 200, answer: queriesSchema } as const

const readGraphs = operation({
  ...graphs,
  method: 'GET',
  id: 'readGraphQueries',
  summary: 'How Prometheus is asked about its instances',
  body: nothing,
  run: async (ctx, { params }) => readQueries(ctx, await idOf(ctx, params)),
})

const saveGraphs = operation({
  ...graphs,
  method: 'PUT',
  id: 'saveGraphQueries',
  summary: 'Ask it otherwise',
  body: queriesSchema,
  run: async (ctx, { params, sent }) => {
    const id = await idOf(ctx, params)
    await saveQueries(ctx, id, sent)
    return readQueries(ctx, id)
  },
})

export const clusterCareOperations: readonly Operation[] = [checkNew, check, announce, end, readGraphs, saveGraphs]
