import type { z } from 'zod'
import { type ListedInstance, listInstances } from '@/lib/instances/list'
import { filtersSchema } from '@/lib/instances/list-schema'
import { readInstance } from '@/lib/instances/queries'
import { none, nothing, type Operation, operation } from '../operation'
import { page, skipOf } from '../paging'
import { instance, instancePage, instanceQuery, type instanceSummary, placeParams } from './shapes'

type Row = Omit<ListedInstance, 'work'>

const summaryOf = ({ face, createdAt, changedAt, staleSince, ...row }: Row): z.input<typeof instanceSummary> => ({
  ...row,
  state: face.state,
  shouldBe: face.shouldBe ?? null,
  createdAt: createdAt.toISOString(),
  changedAt: changedAt.toISOString(),
  staleSince: staleSince?.toISOString() ?? null,
})

const list = operation({
  method: 'GET',
  path: '/instances',
  id: 'listInstances',
  scope: 'instances:read',
  status: 200,
  summary: 'The instances that the person may see',
  params: none,
  query: instanceQuery,
  body: nothing,
  answer: instancePage,
  run: async (ctx, { query }) => {
    const { q, sort, dir, limit } = query
    const filters = filtersSchema.parse(query)
    const { rows, total } = await listInstances(ctx, { q, filters, sort, dir, skip: skipOf(query), take: limit })
    return page(rows.map(summaryOf), total, query)
  },
})

const read = operation({
  method: 'GET',
  path: '/instances/{cluster}/{name}',
  id: 'readInstance',
  scope: 'instances:read',
  status: 200,
  summary: 'One instance',
  params: placeParams,
  query: none,
  body: nothing,
  answer: instance,
  run: async (ctx, { params: { cluster, name } }) => {
    const { diskSizes, answeredAt, ...found } = await readInstance(ctx, cluster, name)
    return {
      ...found,
      ...summaryOf(found),
      disks: diskSizes,
      answeredAt: answeredAt?.toISOString() ?? null,
    }
  },
})

export const instanceReads: readonly Operation[] = [list, read]
