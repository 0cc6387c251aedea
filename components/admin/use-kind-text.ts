'use client'

import { useTranslations } from 'next-intl'
import type { KindName } from './spec'

type Text = ((key: string, values?: Record<string, string | number>) => string) & { has(key: string): boolean }

/** Kinds, what hangs on one, and what has pages of its own but the same history. */
export type TextName = KindName | 'related' | 'clusters' | 'networks'

/** What has a history: settings are named where they are described. */
export type HistoryName = TextName | 'settings'

/** Texts of a kind, or of what hangs on one, by their keys; that each has its text is for a test, not for the compiler. */
export function useKindText(kind: TextName): Text {
  return useTranslations(`admin.${kind}`) as unknown as Text
}

/** The name of a field as its form has it; else the field itself. */
export function useFieldName(kind: HistoryName): (field: string) => string {
  const settings = kind === 'settings'
  const t = useTranslations(settings ? 'settings.of' : `admin.${kind}`) as unknown as Text
  return (field) => {
    const key = settings ? `${field}.label` : `field.${field}`
    return t.has(key) ? t(key) : field
  }
}
