'use server'

import { z } from 'zod'
import type { FilterOption } from '@/components/tables/types'
import { type GrantInput, grant, revoke } from '@/lib/accounts/grants'
import { findPeople } from '@/lib/accounts/list-users'
import { parse } from '@/lib/errors/parse'
import { perform, performAt } from '@/lib/web/action'

export async function grantRight(input: GrantInput) {
  return performAt('/', (ctx) => grant(ctx, input))
}

export async function revokeRight(input: GrantInput) {
  return performAt('/', (ctx) => revoke(ctx, input))
}

export async function lookUpUsernames(text: string): Promise<FilterOption[]> {
  const found = await perform((ctx) => findPeople(ctx, parse(z.string().max(200), text)))
  return found.ok ? found.data.map(({ username, name }) => ({ value: username, label: name })) : []
}
