import { z } from 'zod'
import { pageOfOrganizations, readOrganization } from '@/lib/accounts/list-organizations'
import { addOrganization, deleteOrganization, editOrganization } from '@/lib/accounts/organizations'
import { organizationSchema } from '@/lib/accounts/schema'
import { rowId } from '../ids'
import { type ApiCtx, noAnswer, none, nothing, type Operation, operation } from '../operation'
import { adminList } from './list'

const id = z.number().int()
const organization = z
  .object({
    id,
    title: z.string(),
    website: z.string(),
    email: z.string(),
    phone: z.string(),
    tag: z.string().nullable(),
    users: id,
  })
  .meta({ id: 'Organization' })

type Shown = z.input<typeof organization>
type Row = Omit<Shown, 'users'> & { _count: { users: number } }
const shown = ({ _count, ...row }: Row): Shown => ({ ...row, users: _count.users })

/** As the verb is asked: it parses again. */
const tagged = (body: z.output<typeof organizationSchema>) => ({ ...body, tag: body.tag ?? '' })

const params = z.object({ organization: rowId })
const one = { path: '/organizations/{organization}', scope: 'admin', params, query: none } as const
const show = async (ctx: ApiCtx, asked: number) => shown(await readOrganization(ctx, asked))

const list = adminList({
  path: '/organizations',
  id: 'listOrganizations',
  summary: 'Organisations',
  item: organization,
  sort: 'title',
  read: async (ctx, asked) => {
    const { rows, total } = await pageOfOrganizations(ctx, asked)
    return { rows: rows.map(shown), total }
  },
})

const add = operation({
  method: 'POST',
  path: '/organizations',
  id: 'addOrganization',
  scope: 'admin',
  status: 201,
  params: none,
  query: none,
  summary: 'Add an organisation',
  body: organizationSchema,
  answer: organization,
  location: ({ id: made }: z.output<typeof organization>) => `/organizations/${made}`,
  run: async (ctx, { body }) => show(ctx, (await addOrganization(ctx, tagged(body))).id),
})

const read = operation({
  ...one,
  method: 'GET',
  id: 'readOrganization',
  status: 200,
  summary: 'One organisation',
  body: nothing,
  answer: organization,
  run: (ctx, { params: { organization: asked } }) => show(ctx, asked),
})

const edit = operation({
  ...one,
  method: 'PUT',
  id: 'editOrganization',
  status: 200,
  summary: 'Change it',
  body: organizationSchema,
  answer: organization,
  run: async (ctx, { params: { organization: asked }, body }) => {
    await editOrganization(ctx, asked, tagged(body))
    return show(ctx, asked)
  },
})

const remove = operation({
  ...one,
  method: 'DELETE',
  id: 'deleteOrganization',
  status: 204,
  summary: 'Delete it; its people stay',
  body: none,
  answer: noAnswer,
  run: (ctx, { params: { organization: asked } }) => deleteOrganization(ctx, asked),
})

export const organizationOperations: readonly Operation[] = [list, add, read, edit, remove]
