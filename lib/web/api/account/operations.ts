import { z } from 'zod'
import { loadUser } from '@/lib/accounts/queries'
import { addSshKeys, listSshKeys, removeSshKey } from '@/lib/accounts/ssh-keys'
import { db } from '@/lib/db/client'
import { notFound } from '@/lib/errors/app-error'
import { rowId } from '../ids'
import { noAnswer, none, nothing, type Operation, operation } from '../operation'

const person = z
  .object({ id: z.number().int(), username: z.string(), name: z.string(), email: z.string() })
  .meta({ id: 'Person' })

const read = operation({
  method: 'GET',
  path: '/user',
  id: 'readUser',
  scope: 'profile',
  status: 200,
  summary: 'The person for whom the program acts',
  params: none,
  query: none,
  body: nothing,
  answer: person,
  run: async ({ actor }) => {
    const found = await loadUser(db, actor.id)
    if (!found) throw notFound()
    return { id: actor.id, username: actor.username, name: actor.name, email: found.email }
  },
})

const keys = operation({
  method: 'GET',
  path: '/user/ssh-keys',
  id: 'listSshKeys',
  scope: 'profile',
  status: 200,
  summary: 'The person’s SSH keys, which go into what is installed for them',
  params: none,
  query: none,
  body: nothing,
  answer: z.object({
    items: z.array(z.object({ id: z.number().int(), type: z.string(), fingerprint: z.string(), comment: z.string() })),
  }),
  run: async (ctx) => ({ items: await listSshKeys(ctx) }),
})

const addKeys = operation({
  method: 'POST',
  path: '/user/ssh-keys',
  id: 'addSshKeys',
  scope: 'instances:write',
  status: 200,
  summary: 'Add SSH keys, one a line: all or none',
  params: none,
  query: none,
  body: z.object({ keys: z.string().max(100_000) }),
  answer: z.object({ added: z.number().int(), known: z.number().int() }),
  run: (ctx, { body }) => addSshKeys(ctx, body.keys),
})

const removeKey = operation({
  method: 'DELETE',
  path: '/user/ssh-keys/{key}',
  id: 'removeSshKey',
  scope: 'instances:write',
  status: 204,
  summary: 'Remove an SSH key',
  params: z.object({ key: rowId }),
  query: none,
  body: none,
  answer: noAnswer,
  run: (ctx, { params }) => removeSshKey(ctx, params.key),
})

export const accountOperations: readonly Operation[] = [read, keys, addKeys, removeKey]
