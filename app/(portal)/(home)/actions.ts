'use server'

import { z } from 'zod'
import { rememberListView } from '@/lib/accounts/list-views'
import { cancelAct } from '@/lib/acts/cancel'
import { parse } from '@/lib/errors/parse'
import { actOnMany, weighActs } from '@/lib/instances/bulk'
import { lookUp } from '@/lib/instances/look-up'
import { perform } from '@/lib/web/action'

export async function findValues(what: string, text: string) {
  return perform((ctx) => lookUp(ctx, { what, text }))
}

export async function saveView(view: { columns: string[]; compact: boolean }) {
  return perform((ctx) => rememberListView(ctx, { list: 'instances', view }))
}

export async function weigh(ids: number[]) {
  return perform((ctx) => weighActs(ctx, ids))
}

export async function actOnAll(input: unknown) {
  return perform((ctx) => actOnMany(ctx, input))
}

export async function cancelCreation(act: string) {
  return perform((ctx) => cancelAct(ctx, parse(z.uuid(), act)))
}
