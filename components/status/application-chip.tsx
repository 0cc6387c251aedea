import {
  IconArrowBackUp,
  IconBan,
  IconCheck,
  IconCircleCheck,
  IconClock,
  IconExclamationCircle,
  IconLoader2,
} from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { Chip } from './chip'

const faces = {
  pending: { icon: IconClock, tone: 'warning' },
  approved: { icon: IconCheck, tone: 'info' },
  submitted: { icon: IconLoader2, tone: 'transition' },
  failed: { icon: IconExclamationCircle, tone: 'error' },
  created: { icon: IconCircleCheck, tone: 'running' },
  changing: { icon: IconLoader2, tone: 'transition' },
  changeFailed: { icon: IconExclamationCircle, tone: 'error' },
  changed: { icon: IconCircleCheck, tone: 'running' },
  rejected: { icon: IconBan, tone: 'neutral' },
  withdrawn: { icon: IconArrowBackUp, tone: 'neutral' },
} as const

export type ApplicationState = keyof typeof faces

export function ApplicationChip({ state }: { state: ApplicationState }) {
  const t = useTranslations('status.application')
  const { icon, tone } = faces[state]
  return (
    <Chip icon={icon} tone={tone} turns={state === 'submitted' || state === 'changing'}>
      {t(state)}
    </Chip>
  )
}
