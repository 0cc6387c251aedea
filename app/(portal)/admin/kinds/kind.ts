import type { ActSpec, ColumnSpec, FilterSpec, Goes, KindName, SectionSpec, Values } from '@/components/admin/spec'
import type { ListConfig } from '@/components/tables/list-state'
import type { UserCtx } from '@/lib/access/actor'
import type { ChangeRow } from '@/lib/accounts/list-changes'
import type { PageOf } from '@/lib/accounts/page-of'

type Act = ActSpec & { run: (ctx: UserCtx, id: number, reason: string) => Promise<unknown> }

/** One thing as its page shows it. `removal` says why it cannot be deleted, if it cannot. */
type One = {
  title: string
  mono?: boolean
  values: Values
  goes: Goes
  acts?: Act[]
  removal?: { refusal: string; values?: Record<string, number> } | undefined
  sections: SectionSpec[]
}

type Row = { id: number; [column: string]: unknown }

/** All that the shared pages must know of a kind; every right is decided by the verbs and queries behind it. */
export type Kind = {
  name: KindName
  config: ListConfig
  columns: ColumnSpec[]
  filters: (ctx: UserCtx) => Promise<FilterSpec[]>
  list: (ctx: UserCtx, page: PageOf) => Promise<{ total: number; rows: Row[] }>
  blank: (ctx: UserCtx) => Promise<{ values: Values; sections: SectionSpec[] }>
  read: (ctx: UserCtx, id: number) => Promise<One>
  history: (ctx: UserCtx, id: number) => Promise<ChangeRow[]>
  add: (ctx: UserCtx, values: Values) => Promise<{ id: number }>
  edit: (ctx: UserCtx, id: number, values: Values) => Promise<unknown>
  remove: (ctx: UserCtx, id: number) => Promise<unknown>
}

/** What the verb's schema then parses: its fields are checked there, not here. */
export const ids = (value: unknown) => (Array.isArray(value) ? value.map(Number) : [])
export const idOrNull = (value: unknown) => (value ? Number(value) : null)
export const choices = (rows: { id: number; label: string }[]) =>
  rows.map(({ id, label }) => ({ value: String(id), label }))
