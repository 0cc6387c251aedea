import { IconCircleCheck, IconExclamationCircle, IconPlayerPause } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { Chip } from '@/components/status/chip'
import type { WebhookState } from '@/lib/webhooks/schema'

const faces = {
  active: { icon: IconCircleCheck, tone: 'running' },
  paused: { icon: IconPlayerPause, tone: 'neutral' },
  failed: { icon: IconExclamationCircle, tone: 'error' },
} as const satisfies Record<WebhookState, object>

export function StateChip({ state }: { state: WebhookState }) {
  const t = useTranslations('webhooks.state')
  return <Chip {...faces[state]}>{t(state)}</Chip>
}
