import { z } from 'zod'
import { addClient, deleteClient, editClient, endClientAccess, renewClientSecret } from '@/lib/oauth/admin-clients'
import { pageOfClients, readClient } from '@/lib/oauth/list-clients'
import { clientSchema } from '@/lib/oauth/schema'
import { rowId } from '../ids'
import { noAnswer, none, type Operation, operation } from '../operation'
import { resource } from '../resource'
import { time } from '../time'
import { adminList } from './list'

const client = z
  .object({
    id: z.number().int(),
    name: z.string(),
    clientId: z.string(),
    type: z.string(),
    grantTypes: z.array(z.string()),
    redirectUris: z.array(z.string()),
    scopes: z.array(z.string()),
    skipConsent: z.boolean(),
    owner: z.string().nullable(),
    people: z.number().int().describe('How many agreed to it'),
    createdAt: time,
  })
  .meta({ id: 'OAuthClient' })

type Row = Awaited<ReturnType<typeof readClient>>
const shown = ({ owner, _count, createdAt, ...row }: Row): z.input<typeof client> => ({
  ...row,
  owner: owner?.username ?? null,
  people: _count.grants,
  createdAt: createdAt.toISOString(),
})

const list = adminList({
  path: '/oauth-clients',
  id: 'listOAuthClients',
  summary: 'Programs that ask people for access',
  item: client,
  sort: 'name',
  filters: { type: z.enum(['public', 'confidential']).optional(), consent: z.enum(['skipped', 'asked']).optional() },
  read: async (ctx, asked) => {
    const { rows, total } = await pageOfClients(ctx, asked)
    return { rows: rows.map(shown), total }
  },
})

const each = resource({
  path: '/oauth-clients',
  name: 'OAuthClient',
  one: 'an OAuth client',
  about: '`secret` goes in and never out; left empty it stays as it is.',
  answer: client,
  read: async (ctx, id) => shown(await readClient(ctx, id)),
  writes: { body: clientSchema, add: addClient, edit: editClient },
  remove: deleteClient,
})

const one = {
  path: '/oauth-clients/{id}',
  scope: 'admin',
  params: z.object({ id: rowId }),
  query: none,
  body: none,
  method: 'POST',
} as const

const renew = operation({
  ...one,
  path: `${one.path}/secret`,
  id: 'renewOAuthClientSecret',
  status: 200,
  summary: 'A new secret, answered this once; the one before stops counting',
  answer: z.object({ secret: z.string() }),
  run: async (ctx, { params }) => ({ secret: await renewClientSecret(ctx, params.id) }),
})

const end = operation({
  ...one,
  path: `${one.path}/end`,
  id: 'endOAuthClientAccess',
  status: 204,
  summary: 'End all that people agreed to with it, and every token',
  answer: noAnswer,
  run: (ctx, { params }) => endClientAccess(ctx, params.id),
})

export const clientOperations: readonly Operation[] = [list, ...each, renew, end]
