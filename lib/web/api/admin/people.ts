import { z } from 'zod'
import { createUser } from '@/lib/accounts/create-user'
import { deleteUser } from '@/lib/accounts/delete-user'
import { listUsers, readUser } from '@/lib/accounts/list-users'
import { mailNewPassword } from '@/lib/accounts/mail-new-password'
import { createUserSchema, updateUserSchema } from '@/lib/accounts/schema'
import { activateUser, deactivateUser } from '@/lib/accounts/set-active'
import { updateUser } from '@/lib/accounts/update-user'
import { rowId } from '../ids'
import { type ApiCtx, noAnswer, none, nothing, type Operation, operation } from '../operation'
import { time } from '../time'
import { adminList } from './list'

const id = z.number().int()
const summary = z.object({
  id,
  username: z.string(),
  name: z.string(),
  email: z.string(),
  isActive: z.boolean(),
  isSuperuser: z.boolean(),
  lastLoginAt: time.nullable(),
  createdAt: time,
})
const user = summary
  .extend({
    firstName: z.string(),
    lastName: z.string(),
    phone: z.string(),
    locale: z.string().nullable(),
    organizationId: id.nullable(),
    groupIds: z.array(id),
    hasFactor: z.boolean().describe('Whether a second factor is set up'),
    instances: id,
    applications: id,
  })
  .meta({ id: 'User' })

type Dated = { lastLoginAt: Date | null; createdAt: Date }
const dated = <R extends Dated>({ lastLoginAt, createdAt, ...row }: R) => ({
  ...row,
  lastLoginAt: lastLoginAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
})

const params = z.object({ user: rowId })
const one = { path: '/users/{user}', scope: 'admin', params, query: none, status: 200, answer: user } as const

async function show(ctx: ApiCtx, asked: number): Promise<z.input<typeof user>> {
  const { groups, _count, ...found } = await readUser(ctx, asked)
  const groupIds = groups.map(({ groupId }) => groupId)
  return { ...dated(found), groupIds, instances: _count.owned, applications: _count.applications }
}

const list = adminList({
  path: '/users',
  id: 'listUsers',
  summary: 'Every account',
  item: summary.meta({ id: 'UserSummary' }),
  sort: 'username',
  read: async (ctx, asked) => {
    const { rows, total } = await listUsers(ctx, asked)
    return { rows: rows.map(dated), total }
  },
})

const read = operation({
  ...one,
  method: 'GET',
  id: 'readAccount',
  summary: 'One account',
  body: nothing,
  run: (ctx, { params: { user: asked } }) => show(ctx, asked),
})

const create = operation({
  method: 'POST',
  path: '/users',
  id: 'createUser',
  scope: 'admin',
  status: 201,
  params: none,
  query: none,
  summary: 'Create an account',
  body: createUserSchema,
  answer: user,
  location: ({ id: made }: z.output<typeof user>) => `/users/${made}`,
  run: async (ctx, { body }) => show(ctx, (await createUser(ctx, body)).id),
})

const update = operation({
  ...one,
  method: 'PUT',
  id: 'updateUser',
  summary: 'Change an account',
  body: updateUserSchema,
  description: 'What is left out stays as it is.',
  run: async (ctx, { params: { user: asked }, body }) => {
    await updateUser(ctx, asked, body)
    return show(ctx, asked)
  },
})

const activate = operation({
  ...one,
  path: `${one.path}/activate`,
  method: 'POST',
  id: 'activateUser',
  summary: 'Let them sign in',
  body: none,
  run: async (ctx, { params: { user: asked } }) => {
    await activateUser(ctx, asked)
    return show(ctx, asked)
  },
})

const deactivate = operation({
  ...one,
  path: `${one.path}/deactivate`,
  method: 'POST',
  id: 'deactivateUser',
  summary: 'End their sessions, links and tokens, and let them in no more',
  body: z.object({ reason: z.string().max(1000).default('') }),
  run: async (ctx, { params: { user: asked }, body }) => {
    await deactivateUser(ctx, asked, body.reason)
    return show(ctx, asked)
  },
})

const without = { ...one, status: 204, answer: noAnswer, body: none } as const

const newPassword = operation({
  ...without,
  path: `${one.path}/password`,
  method: 'POST',
  id: 'mailNewPassword',
  summary: 'Mail them a link by which they choose a new password',
  run: (ctx, { params: { user: asked } }) => mailNewPassword(ctx, asked),
})

const remove = operation({
  ...without,
  method: 'DELETE',
  id: 'deleteUser',
  summary: 'Delete an account that never applied for anything; its name is never given again',
  run: (ctx, { params: { user: asked } }) => deleteUser(ctx, asked),
})

export const peopleOperations: readonly Operation[] = [
  list,
  create,
  read,
  update,
  activate,
  deactivate,
  newPassword,
  remove,
]
