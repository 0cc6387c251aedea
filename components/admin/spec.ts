import type { Column, FilterOption, TableRow } from '@/components/tables/types'

/** A kind that is administered; its texts are under `admin.KIND` in the locales. */
export type KindName = 'users' | 'groups' | 'organizations'

/** `word`: a value that has its text under `admin.KIND.option.COLUMN`. */
export type ColumnSpec = Pick<Column<TableRow>, 'kind' | 'sortable' | 'hideBelow' | 'align'> & {
  id: string
  word?: boolean
}

/** Options that are data, or words under `admin.KIND.option.FILTER`. */
export type FilterSpec = { name: string } & ({ options: FilterOption[] } | { words: readonly string[] })

export type Value = string | boolean | null | string[]
export type Values = Record<string, Value>

export type FieldSpec = {
  name: string
  /** `fixed`: shown, never changed. `people`: looked up as one types; its values are ids. */
  type: 'text' | 'mono' | 'email' | 'check' | 'choice' | 'choices' | 'people' | 'fixed'
  /** Has a sentence under `admin.KIND.help`. */
  help?: boolean
  options?: FilterOption[]
  /** A code under `errors` that says why it cannot be changed by this person. */
  refusal?: string | undefined
}

export type SectionSpec = { name: string; fields: FieldSpec[] }

/** What hangs on a thing: how many of each, with its text under `admin.KIND.goes`. */
export type Goes = Record<string, number>

export type ActSpec = { name: string; danger?: boolean; asksReason?: boolean; refusal?: string | undefined }
