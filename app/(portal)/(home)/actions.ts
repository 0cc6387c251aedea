'use server'

import { rememberListView } from '@/lib/accounts/list-views'
import { lookUp } from '@/lib/instances/look-up'
import { perform } from '@/lib/web/action'

export async function findValues(what: string, text: string) {
  return perform((ctx) => lookUp(ctx, { what, text }))
}

export async function saveView(view: { columns: string[]; compact: boolean }) {
  return perform((ctx) => rememberListView(ctx, { list: 'instances', view }))
}
