'use client'

import { useTranslations } from 'next-intl'
import type { KindName } from './spec'

type Text = ((key: string, values?: Record<string, string | number>) => string) & { has(key: string): boolean }

/** Kinds, what hangs on one, and what has pages of its own but the same history. */
export type TextName = KindName | 'related' | 'clusters' | 'networks'

/** Texts of a kind, or of what hangs on one, by their keys; that each has its text is for a test, not for the compiler. */
export function useKindText(kind: TextName): Text {
  return useTranslations(`admin.${kind}`) as unknown as Text
}
