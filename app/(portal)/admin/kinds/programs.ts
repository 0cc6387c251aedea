import type { FieldSpec, SectionSpec } from '@/components/admin/spec'
import type { UserCtx } from '@/lib/access/actor'
import { requireSuperuser } from '@/lib/access/authorize'
import { SCOPES } from '@/lib/access/scopes'
import { listChanges } from '@/lib/accounts/list-changes'
import { addClient, deleteClient, editClient, endClientAccess, renewClientSecret } from '@/lib/oauth/admin-clients'
import { pageOfClients, readClient } from '@/lib/oauth/list-clients'
import { type ClientInput, GRANT_TYPES } from '@/lib/oauth/schema'
import type { Kind } from './kind'

const words = (values: readonly string[]) => values.map((value) => ({ value, label: value }))

function sections(adds: boolean): SectionSpec[] {
  const type: FieldSpec = adds
    ? { name: 'type', type: 'choice', options: words(['confidential', 'public']) }
    : { name: 'type', type: 'fixed' }
  return [
    {
      name: 'program',
      fields: [
        { name: 'name', type: 'text' },
        { name: 'owner', type: 'mono', help: true },
        { name: 'skipConsent', type: 'check', help: true },
      ],
    },
    {
      name: 'credentials',
      fields: [
        type,
        { name: 'clientId', type: adds ? 'mono' : 'fixed', help: adds },
        { name: 'secret', type: 'mono', help: true },
      ],
    },
    {
      name: 'flow',
      fields: [
        { name: 'grantTypes', type: 'choices', options: words(GRANT_TYPES) },
        { name: 'redirectUris', type: 'lines', help: true },
        { name: 'scopes', type: 'choices', options: words(SCOPES) },
      ],
    },
  ]
}

const inputOf = ({ redirectUris, ...values }: Record<string, unknown>) =>
  ({
    ...values,
    redirectUris: String(redirectUris ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  }) as ClientInput

/** OAuth clients, those of django-oauth-toolkit among them. */
export const programs: Kind = {
  name: 'programs',
  ids: 'number',
  config: { sortable: ['name', 'people', 'createdAt'], sort: 'name', filters: ['type', 'consent'] },
  columns: [
    { id: 'name', kind: 'title', sortable: true },
    { id: 'owner', kind: 'mono' },
    { id: 'type', word: true, hideBelow: 760 },
    { id: 'clientId', kind: 'mono', hideBelow: 1080 },
    { id: 'people', kind: 'number', align: 'end', sortable: true },
    { id: 'createdAt', kind: 'when', hideBelow: 860, sortable: true },
  ],
  filters: async () => [
    { name: 'type', words: ['public', 'confidential'] },
    { name: 'consent', words: ['asked', 'skipped'] },
  ],
  list: async (ctx, page) => {
    const { total, rows } = await pageOfClients(ctx, page)
    const row = ({ id, name, clientId, type, owner, createdAt, _count }: (typeof rows)[number]) => ({
      id,
      name,
      clientId,
      type,
      owner: owner?.username,
      people: _count.grants,
      createdAt: createdAt.toISOString(),
    })
    return { total, rows: rows.map(row) }
  },
  adding: {
    blank: async (ctx) => {
      requireSuperuser(ctx)
      const asked = { grantTypes: ['authorization_code', 'refresh_token'], redirectUris: '', scopes: ['read'] }
      const values = {
        name: '',
        owner: '',
        skipConsent: false,
        type: 'confidential',
        clientId: '',
        secret: '',
        ...asked,
      }
      return { values, sections: sections(true) }
    },
    add: (ctx, values) => addClient(ctx, inputOf(values)),
  },
  read: async (ctx, id) => {
    const { name, type, clientId, grantTypes, redirectUris, scopes, skipConsent, owner, _count } = await readClient(
      ctx,
      Number(id),
    )
    const end = { name: 'end', danger: true, run: (by: UserCtx, of: string) => endClientAccess(by, Number(of)) }
    const renew = { name: 'renew', tells: true, run: (by: UserCtx, of: string) => renewClientSecret(by, Number(of)) }
    return {
      title: name,
      values: {
        name,
        type,
        clientId,
        grantTypes,
        scopes,
        skipConsent,
        secret: '',
        redirectUris: redirectUris.join('\n'),
        owner: owner?.username ?? '',
      },
      goes: { grants: _count.grants, tokens: _count.tokens },
      acts: type === 'public' ? [end] : [renew, end],
      sections: sections(false),
    }
  },
  history: async (ctx, id) =>
    listChanges(ctx, { kind: 'oauth-client', id: (await readClient(ctx, Number(id))).clientId }),
  edit: (ctx, id, values) => editClient(ctx, Number(id), inputOf(values)),
  remove: (ctx, id) => deleteClient(ctx, Number(id)),
  bulk: [{ name: 'remove', danger: true, of: 'removal' }],
}
