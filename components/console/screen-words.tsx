'use client'

import { useTranslations } from 'next-intl'
import type { ScreenState } from './use-screen'

type Values = Record<string, string | number>
type Why = Extract<ScreenState, { kind: 'ended' }>['why']
type Texts = (key: string, values: Values) => string

/** Endings that the reason why there is no screen now says better. */
const SAID_BETTER: Why[] = ['left', 'lost', 'ticket', 'unreachable', 'not_vnc']

/** What the connection is doing, or why it is not there, in words. */
export function useScreenWords(state: ScreenState, refusal: string | null, place: Values): string | null {
  const t = useTranslations('console')
  const errors = useTranslations('errors') as unknown as Texts
  const notNow = refusal === null ? null : errors(refusal, place)
  switch (state.kind) {
    case 'connecting':
      return t('connecting')
    case 'refused':
      return notNow ?? errors(state.reason, state.values)
    case 'ended':
      if (notNow && SAID_BETTER.includes(state.why)) return notNow
      return [t(`ended.${state.why}`), notNow].filter(Boolean).join(' ')
    case 'closed':
      return notNow ?? t('closed')
    default:
      return null
  }
}
