import { z } from 'zod'
import { confirmAct } from '@/lib/instances/confirm'
import { openRequests, readOwnRequest } from '@/lib/instances/confirmations'
import type { ConfirmedAct } from '@/lib/instances/confirmed'
import { cancelRequest, requestAct, resendLink } from '@/lib/instances/request'
import { reinstallSchema, renameSchema } from '@/lib/instances/schema'
import { noAnswer, none, nothing, type Operation, operation } from '../operation'
import { time } from '../time'
import { begun, begunOf, followedAt } from './act'
import { placeParams } from './shapes'

const requested = z
  .object({
    id: z.uuid(),
    mailed: z.boolean().describe('Whether the link went to the person’s e-mail address'),
    token: z.string().nullable().describe('Of superusers, who need no link: confirms it at once'),
  })
  .meta({ id: 'RequestedConfirmation' })

const confirmation = z
  .object({
    id: z.uuid(),
    act: z.enum(['rename', 'reinstall', 'remove']),
    cluster: z.string(),
    instance: z.string(),
    wish: z.record(z.string(), z.string()),
    state: z
      .enum(['waiting', 'confirmed', 'void', 'expired'])
      .describe('void: cancelled, or another took its place, or what it asked for was refused'),
    acts: z.array(z.uuid()).describe('That its confirmation began, in their order'),
    createdAt: time,
    expiresAt: time,
  })
  .meta({ id: 'Confirmation' })

const HOW =
  'Nothing is done yet: the person gets a link by e-mail and confirms there, or the program sends the link’s token to `/confirmations`. Follow it at the Location of the answer.'

const ask = (verb: string, act: ConfirmedAct, described: { id: string; summary: string; body: z.ZodType }) =>
  operation({
    method: 'POST',
    path: `/instances/{cluster}/{name}/${verb}`,
    scope: 'instances:write',
    status: 202,
    ...described,
    description: HOW,
    params: placeParams,
    query: none,
    answer: requested,
    location: ({ id }: z.output<typeof requested>) => `/confirmations/${id}`,
    run: (ctx, { params, body }) => requestAct(ctx, params, act, body),
  })

const params = z.object({ confirmation: z.uuid() })
const one = { path: '/confirmations/{confirmation}', params, query: none } as const

const read = operation({
  ...one,
  method: 'GET',
  id: 'readConfirmation',
  scope: 'instances:read',
  status: 200,
  summary: 'What became of what waits for a confirmation',
  body: nothing,
  answer: confirmation,
  run: async (ctx, { params: { confirmation: id } }) => {
    const { createdAt, expiresAt, ...found } = await readOwnRequest(ctx, id)
    return { ...found, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() }
  },
})

const cancel = operation({
  ...one,
  method: 'DELETE',
  id: 'cancelConfirmation',
  scope: 'instances:write',
  status: 204,
  summary: 'Take it back',
  body: none,
  answer: noAnswer,
  run: (ctx, { params: { confirmation: id } }) => cancelRequest(ctx, id),
})

const resend = operation({
  ...one,
  path: `${one.path}/resend`,
  method: 'POST',
  id: 'resendConfirmation',
  scope: 'instances:write',
  status: 202,
  summary: 'Mail a new link; the one before is void',
  body: none,
  answer: requested,
  run: (ctx, { params: { confirmation: id } }) => resendLink(ctx, id),
})

const confirm = operation({
  method: 'POST',
  path: '/confirmations',
  id: 'confirm',
  scope: 'instances:write',
  status: 202,
  summary: 'Confirm with the token of a link',
  params: none,
  query: none,
  answer: begun,
  body: z.object({
    token: z.string().max(200),
    name: z.string().max(300).default('').describe('The instance’s, where data is lost'),
  }),
  location: followedAt,
  run: async (ctx, { body: { token, name } }) => begunOf((await confirmAct(ctx, token, name)).asked),
})

const waiting = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      act: z.string(),
      wish: z.record(z.string(), z.string()),
      who: z.string(),
      mine: z.boolean(),
      expiresAt: time,
    }),
  ),
})

const list = operation({
  method: 'GET',
  path: '/instances/{cluster}/{name}/confirmations',
  id: 'listConfirmations',
  status: 200,
  scope: 'instances:read',
  summary: 'What waits for a confirmation',
  params: placeParams,
  query: none,
  body: nothing,
  answer: waiting,
  run: async (ctx, { params }) => ({ items: await openRequests(ctx, params) }),
})

export const confirmedActs: readonly Operation[] = [
  ask('rename', 'rename', { id: 'renameInstance', summary: 'Give it another name', body: renameSchema }),
  ask('reinstall', 'reinstall', { id: 'reinstallInstance', summary: 'Install it anew', body: reinstallSchema }),
  ask('destroy', 'remove', { id: 'destroyInstance', summary: 'Destroy it with its data', body: none }),
  list,
  confirm,
  read,
  cancel,
  resend,
]
