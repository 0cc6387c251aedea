'use server'

import { z } from 'zod'
import type { Values } from '@/components/admin/spec'
import type { FilterOption } from '@/components/tables/types'
import { findPeople } from '@/lib/accounts/list-users'
import { notFound } from '@/lib/errors/app-error'
import { parse } from '@/lib/errors/parse'
import { perform, performAt } from '@/lib/web/action'
import { actOnMany, weigh } from './bulk'
import { isIdOf, type Kind } from './kind'
import { kindOf } from './kinds'

const text = z.string().max(2000)
const valuesSchema = z.record(
  z.string().max(40),
  z.union([z.string().max(100_000), z.boolean(), z.null(), z.array(z.string().max(40)).max(10_000)]),
)
const manySchema = z.object({
  ids: z.array(z.string().max(40)).min(1).max(200),
  name: z.string().max(40),
  reason: text.trim().default(''),
  choice: text.default(''),
})
export type Many = z.input<typeof manySchema>

export async function add(kind: string, values: Values) {
  return performAt(listOf(kind), async (ctx) => possible(known(kind).adding).add(ctx, parse(valuesSchema, values)))
}

export async function edit(kind: string, id: string, values: Values) {
  return performAt(listOf(kind), async (ctx) => {
    await possible(known(kind).edit)(ctx, idOf(known(kind), id), parse(valuesSchema, values))
  })
}

export async function remove(kind: string, id: string) {
  return performAt(listOf(kind), async (ctx) => {
    await possible(known(kind).remove)(ctx, idOf(known(kind), id))
  })
}

export async function act(kind: string, id: string, name: string, reason: string) {
  return performAt(listOf(kind), async (ctx) => {
    const { acts } = await known(kind).read(ctx, idOf(known(kind), id))
    const { run, tells } = possible(acts?.find((one) => one.name === name))
    const told = await run(ctx, id, parse(text, reason), '')
    return tells ? String(told) : null
  })
}

export async function weighMany(kind: string, input: Many) {
  return perform(async (ctx) => {
    const { ids, name } = parse(manySchema, input)
    return weigh(ctx, known(kind), idsOf(known(kind), ids), name)
  })
}

export async function actMany(kind: string, input: Many) {
  return performAt(listOf(kind), async (ctx) => {
    const { ids, ...asked } = parse(manySchema, input)
    return actOnMany(ctx, known(kind), idsOf(known(kind), ids), asked)
  })
}

export async function lookUpPeople(asked: string): Promise<FilterOption[]> {
  const found = await perform((ctx) => findPeople(ctx, parse(z.string().max(200), asked)))
  const people = found.ok ? found.data : []
  return people.map(({ id, username, name }) => ({ value: String(id), label: `${name} (${username})` }))
}

function possible<T>(found: T | undefined): T {
  if (found === undefined) throw notFound()
  return found
}

const known = (name: string) => possible(kindOf(name))

function idOf(kind: Kind, id: string): string {
  if (!isIdOf(kind, id)) throw notFound()
  return id
}

const idsOf = (kind: Kind, ids: string[]) => [...new Set(ids)].map((id) => idOf(kind, id))

const listOf = (kind: string) => `/admin/${kind}`
