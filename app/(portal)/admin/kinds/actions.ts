'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import type { Values } from '@/components/admin/spec'
import type { FilterOption } from '@/components/tables/types'
import { findPeople } from '@/lib/accounts/list-users'
import { notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { perform } from '@/lib/web/action'
import { kindOf } from './kinds'

const idSchema = z.number().int()
const valuesSchema = z.record(
  z.string().max(40),
  z.union([z.string().max(2000), z.boolean(), z.null(), z.array(z.string().max(40)).max(10_000)]),
)

export async function add(kind: string, values: Values) {
  return changed(kind, await perform((ctx) => known(kind).add(ctx, parse(valuesSchema, values))))
}

export async function edit(kind: string, id: number, values: Values) {
  return changed(kind, await perform((ctx) => known(kind).edit(ctx, parse(idSchema, id), parse(valuesSchema, values))))
}

export async function remove(kind: string, id: number) {
  return changed(kind, await perform((ctx) => known(kind).remove(ctx, parse(idSchema, id))))
}

export async function act(kind: string, id: number, name: string, reason: string) {
  const result = await perform(async (ctx) => {
    const found = (await known(kind).read(ctx, parse(idSchema, id))).acts?.find((one) => one.name === name)
    if (!found) throw notFound()
    await found.run(ctx, id, parse(z.string().max(2000), reason))
  })
  return changed(kind, result)
}

export async function lookUpPeople(text: string): Promise<FilterOption[]> {
  const found = await perform((ctx) => findPeople(ctx, parse(z.string().max(200), text)))
  const people = found.ok ? found.data : []
  return people.map(({ id, username, name }) => ({ value: String(id), label: `${name} (${username})` }))
}

function known(name: string) {
  const kind = kindOf(name)
  if (!kind) throw notFound()
  return kind
}

function changed<R extends { ok: boolean }>(kind: string, result: R): R {
  if (result.ok) revalidatePath(`/admin/${kind}`, 'layout')
  return result
}
