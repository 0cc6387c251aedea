import type { useTranslations } from 'next-intl'

/** Ganeti may know more modes than we have words for. */
export function modeWord(t: ReturnType<typeof useTranslations<'networks'>>, mode: string): string {
  return mode === 'bridged' || mode === 'routed' ? t(`mode.${mode}`) : mode
}
