import type {
  ActSpec,
  ColumnSpec,
  FilterSpec,
  Goes,
  KindName,
  RelatedSpec,
  SectionSpec,
  Values,
} from '@/components/admin/spec'
import type { ListConfig } from '@/components/tables/list-state'
import type { FilterOption } from '@/components/tables/types'
import type { UserCtx } from '@/lib/access/actor'
import type { PageOf } from '@/lib/accounts/page-of'
import type { ChangeRow } from '@/lib/audit/changes'

type Run = (ctx: UserCtx, id: string, reason: string, choice: string) => Promise<unknown>
type Act = ActSpec & { run: Run }

/** What can be done to many at once: an act of each, its deletion, or one that `applies` to every one. */
export type Bulk = { name: string; danger?: boolean; asksReason?: boolean } & (
  | { of: 'acts' | 'removal' }
  | { of: 'any'; options: (ctx: UserCtx) => Promise<FilterOption[]>; run: Run }
)

/** One thing as its page shows it. `removal` says why it cannot be deleted, if it cannot. */
export type One = {
  title: string
  mono?: boolean
  values: Values
  goes: Goes
  acts?: Act[]
  removal?: { refusal: string; values?: Record<string, number> } | undefined
  sections: SectionSpec[]
  related?: RelatedSpec[]
}

type Row = { id: number | string; [column: string]: unknown }

/** All that the shared pages must know of a kind; every right is decided by the verbs and queries behind it. */
export type Kind = {
  name: KindName
  ids: 'number' | 'uuid'
  config: ListConfig
  columns: ColumnSpec[]
  filters: (ctx: UserCtx) => Promise<FilterSpec[]>
  list: (ctx: UserCtx, page: PageOf) => Promise<{ total: number; rows: Row[] }>
  /** Where one is shown, if not on the shared page; null: nowhere but in the list. */
  hrefOf?: (id: string) => string | null
  read: (ctx: UserCtx, id: string) => Promise<One>
  history?: (ctx: UserCtx, id: string) => Promise<ChangeRow[]>
  /** Without: it comes to be elsewhere. */
  adding?: {
    blank: (ctx: UserCtx) => Promise<{ values: Values; sections: SectionSpec[] }>
    add: (ctx: UserCtx, values: Values) => Promise<{ id: number | string }>
  }
  edit?: (ctx: UserCtx, id: string, values: Values) => Promise<unknown>
  remove?: (ctx: UserCtx, id: string) => Promise<unknown>
  bulk?: readonly Bulk[]
}

const ID = { number: /^\d{1,9}$/, uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/ }
export const isIdOf = (kind: Kind, id: string) => ID[kind.ids].test(id)

/** Where a row of the list leads; undefined: nowhere. */
export function hrefOf(kind: Kind, id: string): string | undefined {
  return kind.hrefOf ? (kind.hrefOf(id) ?? undefined) : `/admin/${kind.name}/${id}`
}

/** What the verb's schema then parses: its fields are checked there, not here. */
export const ids = (value: unknown) => (Array.isArray(value) ? value.map(Number) : [])
export const idOrNull = (value: unknown) => (value ? Number(value) : null)
export const choices = (rows: { id: number; label: string }[]) =>
  rows.map(({ id, label }) => ({ value: String(id), label }))
export const iso = (date: Date | null) => date?.toISOString() ?? null
