'use client'

import { useTranslations } from 'next-intl'
import type { ScreenState } from './use-screen'

type Values = Record<string, string | number>
type Texts = (key: string, values: Values) => string

/** What the connection is doing, or why it is not there, in words. */
export function useScreenWords(state: ScreenState, refusal: string | null, place: Values): string | null {
  const t = useTranslations('console')
  const errors = useTranslations('errors') as unknown as Texts
  switch (state.kind) {
    case 'connecting':
      return t('connecting')
    case 'refused':
      return errors(state.reason, state.values)
    case 'ended':
      return refusal === null || state.why !== 'screen_ended'
        ? t(`ended.${state.why}`)
        : `${t('ended.screen_ended')} ${errors(refusal, place)}`
    case 'closed':
      return refusal === null ? t('closed') : errors(refusal, place)
    default:
      return null
  }
}
