import type { ColumnSpec, RelatedSpec } from '@/components/admin/spec'
import type { UserCtx } from '@/lib/access/actor'
import { pageOfSessions } from '@/lib/accounts/list-sessions'
import { pageOfKeys } from '@/lib/accounts/list-ssh-keys'
import { listUsers } from '@/lib/accounts/list-users'
import type { PageOf } from '@/lib/accounts/page-of'
import { relatedRights } from '@/lib/accounts/related-rights'
import { ownedInstances } from '@/lib/instances/owned'
import { iso } from './kind'

/** How many of each are shown beside a thing. */
const SHOWN = 10
const first: PageOf = { q: '', filters: {}, sort: '', dir: 'asc', skip: 0, take: SHOWN }
const whose = (name: string) => encodeURIComponent(name)

export async function relatedOfUser(ctx: UserCtx, { id, username }: { id: number; username: string }) {
  return Promise.all([
    instances(ctx, { userId: id }, `/?owner=${whose(username)}`),
    rights(ctx, { userId: id }, username),
    keys(ctx, id, username),
    sessions(ctx, id, username),
  ])
}

export async function relatedOfGroup(ctx: UserCtx, { id, name }: { id: number; name: string }) {
  const list = `/admin/users?group=${id}`
  return Promise.all([
    people(ctx, { group: [String(id)] }, list),
    instances(ctx, { groupId: id }, `/?group=${whose(name)}`),
    rights(ctx, { groupId: id }, name),
  ])
}

export async function relatedOfOrganization(ctx: UserCtx, id: number) {
  return [await people(ctx, { organization: [String(id)] }, `/admin/users?organization=${id}`)]
}

async function people(ctx: UserCtx, filters: PageOf['filters'], more: string): Promise<RelatedSpec> {
  const { total, rows } = await listUsers(ctx, { ...first, filters })
  const columns: ColumnSpec[] = [
    { id: 'username', kind: 'name' },
    { id: 'name' },
    { id: 'state', word: true },
    { id: 'email', kind: 'soft', hideBelow: 760 },
  ]
  const row = ({ id, username, name, email, isActive }: (typeof rows)[number]) => ({
    id: String(id),
    href: `/admin/users/${id}`,
    username,
    name,
    email,
    state: isActive ? 'active' : 'inactive',
  })
  return { name: 'people', columns, rows: rows.map(row), total, more }
}

async function instances(ctx: UserCtx, owner: { userId: number } | { groupId: number }, more: string) {
  const { total, rows } = await ownedInstances(ctx, owner, SHOWN)
  const columns: ColumnSpec[] = [
    { id: 'instance', kind: 'name' },
    { id: 'status', kind: 'status' },
    { id: 'cluster', kind: 'soft' },
  ]
  const shown = rows.map(({ id, name: instance, cluster, face }) => ({
    id: String(id),
    href: `/instances/${cluster}/${instance}`,
    instance,
    cluster,
    status: face,
  }))
  return { name: 'instances', columns, rows: shown, total, more } satisfies RelatedSpec
}

async function rights(ctx: UserCtx, holder: { userId: number } | { groupId: number }, name: string) {
  const rows = await relatedRights(ctx, holder)
  const columns: ColumnSpec[] = [
    { id: 'permission', draw: 'right' },
    { id: 'where', draw: 'everywhere' },
    { id: 'via', kind: 'mono' },
  ]
  return {
    name: 'rights',
    columns,
    rows,
    total: rows.length,
    more: `/admin/rights?q=${whose(name)}`,
  } satisfies RelatedSpec
}

async function keys(ctx: UserCtx, userId: number, username: string): Promise<RelatedSpec> {
  const { total, rows } = await pageOfKeys(ctx, { ...first, sort: 'createdAt' }, userId)
  const columns: ColumnSpec[] = [
    { id: 'fingerprint', kind: 'name' },
    { id: 'comment', kind: 'soft' },
    { id: 'createdAt', kind: 'when', hideBelow: 760 },
  ]
  const shown = rows.map(({ id, fingerprint, comment, createdAt }) => ({
    id: String(id),
    href: `/admin/keys/${id}`,
    fingerprint,
    comment,
    createdAt: iso(createdAt),
    title: comment || fingerprint,
  }))
  return { name: 'keys', columns, rows: shown, total, more: `/admin/keys?q=${whose(username)}`, removes: 'keys' }
}

async function sessions(ctx: UserCtx, userId: number, username: string): Promise<RelatedSpec> {
  const { total, rows } = await pageOfSessions(ctx, { ...first, sort: 'seenAt', dir: 'desc' }, userId)
  const columns: ColumnSpec[] = [
    { id: 'agent', draw: 'agent' },
    { id: 'address', kind: 'mono' },
    { id: 'seenAt', kind: 'when' },
  ]
  const shown = rows.map(({ id, agent, address, seenAt }) => ({
    id,
    agent,
    address,
    seenAt: iso(seenAt),
    title: address ?? username,
  }))
  return {
    name: 'sessions',
    columns,
    rows: shown,
    total,
    more: `/admin/sessions?q=${whose(username)}`,
    removes: 'sessions',
  }
}
