import { z } from 'zod'
import { deleteGroup } from '@/lib/accounts/groups'
import { pageOfGroups, readGroup } from '@/lib/accounts/list-groups'
import { addGroup, editGroup } from '@/lib/accounts/save-group'
import { groupSchema } from '@/lib/accounts/schema'
import type { Operation } from '../operation'
import { resource } from '../resource'
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

const each = resource({
  path: '/groups',
  name: 'Group',
  one: 'a group',
  answer: group,
  read: async (ctx, asked) => {
    const found = await readGroup(ctx, asked)
    return { ...summaryOf(found), memberIds: found.members.map(({ userId }) => userId) }
  },
  writes: { body: groupSchema, add: addGroup, edit: editGroup },
  remove: deleteGroup,
})

export const groupOperations: readonly Operation[] = [list, ...each]
