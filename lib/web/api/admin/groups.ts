import { z } from 'zod'
import { deleteGroup } from '@/lib/accounts/groups'
import { pageOfGroups, readGroup } from '@/lib/accounts/list-groups'
import { addGroup, editGroup } from '@/lib/accounts/save-group'
import { groupSchema } from '@/lib/accounts/schema'
import { rowId } from '../ids'
import { type ApiCtx, noAnswer, none, nothing, type Operation, operation } from '../operation'
import { time } from '../time'
import { adminList } from './list'

const id = z.number().int()
const summary = z.object({ id, name: z.string(), members: id, instances: id, createdAt: time })
const group = summary.extend({ memberIds: z.array(id) }).meta({ id: 'Group' })

type Row = { id: number; name: string; createdAt: Date; _count: { members: number; owned: number } }
const summaryOf = ({ id: number, name, createdAt, _count }: Row): z.input<typeof summary> => ({
  id: number,
  name,
  members: _count.members,
  instances: _count.owned,
  createdAt: createdAt.toISOString(),
})

const params = z.object({ group: rowId })
const one = { path: '/groups/{group}', scope: 'admin', params, query: none } as const

async function show(ctx: ApiCtx, asked: number): Promise<z.input<typeof group>> {
  const found = await readGroup(ctx, asked)
  return { ...summaryOf(found), memberIds: found.members.map(({ userId }) => userId) }
}

const list = adminList({
  path: '/groups',
  id: 'listGroups',
  summary: 'Groups of people',
  item: summary.meta({ id: 'GroupSummary' }),
  sort: 'name',
  read: async (ctx, asked) => {
    const { rows, total } = await pageOfGroups(ctx, asked)
    return { rows: rows.map(summaryOf), total }
  },
})

const read = operation({
  ...one,
  method: 'GET',
  id: 'readGroup',
  status: 200,
  summary: 'One group',
  body: nothing,
  answer: group,
  run: (ctx, { params: { group: asked } }) => show(ctx, asked),
})

const add = operation({
  method: 'POST',
  path: '/groups',
  id: 'addGroup',
  scope: 'admin',
  status: 201,
  params: none,
  query: none,
  summary: 'Add a group with its members',
  body: groupSchema,
  answer: group,
  location: ({ id: made }: z.output<typeof group>) => `/groups/${made}`,
  run: async (ctx, { body }) => show(ctx, (await addGroup(ctx, body)).id),
})

const edit = operation({
  ...one,
  method: 'PUT',
  id: 'editGroup',
  status: 200,
  summary: 'Its name and its members',
  body: groupSchema,
  answer: group,
  run: async (ctx, { params: { group: asked }, body }) => {
    await editGroup(ctx, asked, body)
    return show(ctx, asked)
  },
})

const remove = operation({
  ...one,
  method: 'DELETE',
  id: 'deleteGroup',
  status: 204,
  summary: 'Delete it',
  body: none,
  answer: noAnswer,
  run: (ctx, { params: { group: asked } }) => deleteGroup(ctx, asked),
})

export const groupOperations: readonly Operation[] = [list, add, read, edit, remove]
