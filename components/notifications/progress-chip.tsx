import { IconAlertTriangle, IconCircleCheck, IconExclamationCircle, IconLoader2 } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { Chip } from '@/components/status/chip'

export type Progress = { total: number; sent: number; failing: number; lost: number }

const faces = {
  sent: { icon: IconCircleCheck, tone: 'running' },
  sending: { icon: IconLoader2, tone: 'transition' },
  failing: { icon: IconAlertTriangle, tone: 'warning' },
  lost: { icon: IconExclamationCircle, tone: 'error' },
} as const

/** How far the sending of a notification is. */
export function ProgressChip({ progress: { total, sent, failing, lost } }: { progress: Progress }) {
  const t = useTranslations('notifications')
  const state = sent === total ? 'sent' : lost > 0 ? 'lost' : failing > 0 ? 'failing' : 'sending'
  const { icon, tone } = faces[state]
  return (
    <Chip icon={icon} tone={tone} turns={state === 'sending'}>
      {t(`progress.${state}`, { sent, total })}
    </Chip>
  )
}
