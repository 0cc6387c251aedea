import { z } from 'zod'
import { PERMISSIONS } from '@/lib/access/permissions'
import { grant, grantSchema, revoke } from '@/lib/accounts/grants'
import { listRights } from '@/lib/accounts/list-rights'
import { noAnswer, none, type Operation, operation } from '../operation'
import { adminList } from './list'

const right = z.object({
  username: z.string().nullable().describe('Null where the group that has it has nobody in it'),
  name: z.string(),
  permission: z.string().nullable().describe('Null: everything, as a superuser'),
  cluster: z.string().nullable().describe('Null: on all'),
  via: z.string().nullable().describe('The group that it comes by'),
  members: z.number().int().describe('How many are in that group'),
  mayRevoke: z.boolean(),
})

const list = adminList({
  path: '/rights',
  id: 'listRights',
  summary: 'Who may do what, where and why',
  item: right,
  sort: '',
  filters: {
    permission: z.enum(PERMISSIONS).optional(),
    why: z.enum(['direct', 'group', 'superuser']).optional(),
  },
  read: listRights,
})

const about = {
  method: 'POST',
  scope: 'admin',
  status: 204,
  params: none,
  query: none,
  body: grantSchema,
  answer: noAnswer,
} as const

const give = operation({
  ...about,
  path: '/rights/grant',
  id: 'grantRight',
  summary: 'Give a person or a group a right, on one cluster or on all',
  description:
    'Nothing changes where they have it. Those that lead to managing clusters or people are for superusers to give.',
  run: (ctx, { sent }) => grant(ctx, sent),
})

const take = operation({
  ...about,
  path: '/rights/revoke',
  id: 'revokeRight',
  summary: 'Take it back; nothing changes where they do not have it',
  run: (ctx, { sent }) => revoke(ctx, sent),
})

export const rightOperations: readonly Operation[] = [list, give, take]
