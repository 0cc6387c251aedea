import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconPlayerStopFilled,
  IconShieldQuestion,
  IconShieldX,
} from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useWhen } from '@/components/format/when'
import { Chip } from './chip'

export type ClusterFace =
  | { health: 'answers'; ms?: number }
  | { health: 'unreachable'; since: string }
  | { health: 'unauthorized' | 'untrusted' | 'mismatch' | 'notRapi' | 'disabled' | 'unknown' }

const faces = {
  answers: { icon: IconCircleCheck, tone: 'running' },
  unreachable: { icon: IconAlertTriangle, tone: 'warning' },
  unauthorized: { icon: IconAlertTriangle, tone: 'error' },
  untrusted: { icon: IconShieldQuestion, tone: 'warning' },
  mismatch: { icon: IconShieldX, tone: 'error' },
  notRapi: { icon: IconAlertTriangle, tone: 'error' },
  disabled: { icon: IconPlayerStopFilled, tone: 'neutral' },
  unknown: { icon: IconClock, tone: 'neutral' },
} as const

export function HealthChip({ face }: { face: ClusterFace }) {
  const t = useTranslations('status.cluster')
  const when = useWhen()
  const { icon, tone } = faces[face.health]
  const word = () => {
    if (face.health === 'answers' && face.ms !== undefined) return t('answersIn', { ms: face.ms })
    if (face.health !== 'unreachable') return t(face.health)
    return t('unreachable', { time: when.moment(face.since) })
  }
  return (
    <Chip icon={icon} tone={tone}>
      {word()}
    </Chip>
  )
}
