import { z } from 'zod'
import { requestChange } from '@/lib/applications/changes/request-change'
import { requestSchema } from '@/lib/applications/changes/schema'
import { createDirectly } from '@/lib/applications/create-directly'
import { editApplication } from '@/lib/applications/edit-application'
import { fileApplication } from '@/lib/applications/file-application'
import { listMyApplications } from '@/lib/applications/queries'
import { withdrawApplication } from '@/lib/applications/withdraw-application'
import { placeParams } from '../instances/shapes'
import { none, nothing, type Operation, operation } from '../operation'
import { page, pageNumberOf } from '../paging'
import { application, applicationPage, applicationParams, applicationQuery, placement, wish } from './shapes'
import { showApplication, summaryOf } from './show'

const scope = 'applications:write' as const
const one = { path: '/applications/{application}', scope, params: applicationParams, query: none } as const
const readAt = ({ id }: z.output<typeof application>) => `/applications/${id}`

const list = operation({
  method: 'GET',
  path: '/applications',
  id: 'listApplications',
  scope,
  status: 200,
  summary: 'The person’s own applications, the latest first',
  params: none,
  query: applicationQuery,
  body: nothing,
  answer: applicationPage,
  run: async (ctx, { query }) => {
    const { q, status = null, limit } = query
    const { rows, total } = await listMyApplications(ctx, { q, status, page: pageNumberOf(query), pageSize: limit })
    return page(rows.map(summaryOf), total, query)
  },
})

const read = operation({
  ...one,
  method: 'GET',
  id: 'readApplication',
  status: 200,
  body: nothing,
  answer: application,
  summary: 'An application: one’s own, or with the scope `admin` one that the person may review or view',
  run: (ctx, { params }) => showApplication(ctx, params.application),
})

const file = operation({
  method: 'POST',
  path: '/applications',
  id: 'fileApplication',
  scope,
  status: 201,
  params: none,
  query: none,
  summary: 'Apply for an instance',
  answer: application,
  location: readAt,
  description: 'With `placement`, who has the right to fast creation has it made at once, without a review.',
  body: wish.extend({ placement: placement.nullable().default(null) }),
  run: async (ctx, { body: { placement: where, ...wished } }) => {
    const { id } = where ? await createDirectly(ctx, wished, where) : await fileApplication(ctx, wished)
    return showApplication(ctx, id)
  },
})

const edit = operation({
  ...one,
  method: 'PUT',
  id: 'editApplication',
  status: 200,
  answer: application,
  summary: 'Change it, while nobody has decided',
  body: wish.extend({ version: z.number().int() }),
  run: async (ctx, { params, body: { version, ...wished } }) => {
    await editApplication(ctx, params.application, version, wished)
    return showApplication(ctx, params.application)
  },
})

const withdraw = operation({
  ...one,
  path: `${one.path}/withdraw`,
  method: 'POST',
  id: 'withdrawApplication',
  status: 200,
  summary: 'Withdraw it, while nobody has decided',
  body: none,
  answer: application,
  run: async (ctx, { params }) => {
    await withdrawApplication(ctx, params.application)
    return showApplication(ctx, params.application)
  },
})

const filed = z.object({ id: z.number().int() }).meta({ id: 'Filed' })

const change = operation({
  method: 'POST',
  path: '/instances/{cluster}/{name}/change-request',
  id: 'requestChange',
  status: 201,
  scope: 'instances:write',
  summary: 'Ask for a size beyond what one may take',
  params: placeParams,
  query: none,
  body: requestSchema,
  answer: filed,
  location: ({ id }: z.output<typeof filed>) => `/applications/${id}`,
  run: (ctx, { params, body }) => requestChange(ctx, params, body),
})

export const applicationOperations: readonly Operation[] = [list, file, read, edit, withdraw, change]
