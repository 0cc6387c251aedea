import type { FilterSpec, SectionSpec } from '@/components/admin/spec'
import type { UserCtx } from '@/lib/access/actor'
import { removeFactors } from '@/lib/accounts/factors/remove-factors'
import { listGroups } from '@/lib/accounts/list-groups'
import { mailNewPassword } from '@/lib/accounts/mail-new-password'
import { joinGroup } from '@/lib/accounts/membership'
import { listOrganizations } from '@/lib/accounts/registrations'
import { activateUser, deactivateUser } from '@/lib/accounts/set-active'
import { type Bulk, choices } from './kind'

const organizationChoices = async () =>
  choices((await listOrganizations()).map(({ id, title }) => ({ id, label: title })))
const groupChoices = async (ctx: UserCtx) =>
  choices((await listGroups(ctx)).map(({ id, name }) => ({ id, label: name })))

export async function filters(ctx: UserCtx): Promise<FilterSpec[]> {
  return [
    { name: 'state', words: ['active', 'inactive'] },
    { name: 'power', words: ['superuser', 'ordinary'] },
    { name: 'organization', options: await organizationChoices() },
    { name: 'group', options: await groupChoices(ctx) },
  ]
}

/** Of the person with this id; null: of one that is added. */
export async function sections(ctx: UserCtx, id: number | null): Promise<SectionSpec[]> {
  const languages = [
    { value: 'en', label: 'English' },
    { value: 'el', label: 'Ελληνικά' },
  ]
  const refusal = !ctx.actor.isSuperuser ? 'only_superusers' : id === ctx.actor.id ? 'not_yourself' : undefined
  return [
    {
      name: 'account',
      fields: [
        { name: 'username', type: id === null ? 'mono' : 'fixed', help: true },
        { name: 'email', type: 'email' },
        { name: 'locale', type: 'choice', options: languages },
      ],
    },
    {
      name: 'person',
      fields: [
        { name: 'firstName', type: 'text' },
        { name: 'lastName', type: 'text' },
        { name: 'phone', type: 'text' },
        { name: 'organizationId', type: 'choice', options: await organizationChoices() },
      ],
    },
    {
      name: 'rights',
      fields: [
        { name: 'groupIds', type: 'choices', help: true, options: await groupChoices(ctx) },
        { name: 'isSuperuser', type: 'check', help: true, refusal },
      ],
    },
  ]
}

type Person = { id: number; isActive: boolean; hasFactor: boolean }

export function acts(ctx: UserCtx, { id, isActive, hasFactor }: Person) {
  const deactivate = {
    name: 'deactivate',
    danger: true,
    asksReason: true,
    refusal: id === ctx.actor.id ? 'not_yourself' : undefined,
    run: (_: UserCtx, __: string, reason: string) => deactivateUser(ctx, id, reason),
  }
  const factors = hasFactor ? [{ name: 'factors', danger: true, run: () => removeFactors(ctx, id) }] : []
  if (!isActive) return [{ name: 'activate', run: () => activateUser(ctx, id) }, ...factors]
  return [{ name: 'password', run: () => mailNewPassword(ctx, id) }, ...factors, deactivate]
}

export const bulk: Bulk[] = [
  {
    name: 'join',
    of: 'any',
    options: groupChoices,
    run: (ctx, id, _, groupId) => joinGroup(ctx, Number(id), Number(groupId)),
  },
  { name: 'activate', of: 'acts' },
  { name: 'password', of: 'acts' },
  { name: 'deactivate', of: 'acts', danger: true, asksReason: true },
  { name: 'remove', of: 'removal', danger: true },
]
