import { useTranslations } from 'next-intl'
import { ACTIONS, TARGETS } from '@/lib/audit/words'

/** Actions, kinds and fields in the reader's words; what has no text is shown as it was recorded. */
export function useAuditWords() {
  const t = useTranslations('audit')
  return {
    action: (code: string) => {
      const known = ACTIONS.find((one) => one === code)
      return known ? t(`action.${known}`) : code
    },
    target: (kind: string) => {
      const known = TARGETS.find((one) => one === kind)
      return known ? t(`kind.${known}`) : kind
    },
  }
}
