'use client'

import { useTranslations } from 'next-intl'

export type FieldErrorText = { code: string; values?: Record<string, string | number> }
export type FieldErrors = Record<string, FieldErrorText>

/** What a verb said of fields, as text of `errors.*`: `{name: {code: 'name_taken'}}` to `{name: 'An instance …'}`. */
export function useFieldErrors(): (fields: FieldErrors | undefined) => Record<string, string> {
  const t = useTranslations('errors')
  // Codes come from the server; that each has its text is for a test, not for the compiler.
  const text = t as unknown as (code: string, values?: Record<string, string | number>) => string
  return (fields = {}) =>
    Object.fromEntries(Object.entries(fields).map(([field, { code, values }]) => [field, text(code, values)]))
}
