'use client'

import { useTranslations } from 'next-intl'
import { When } from '@/components/format/when'
import { Banner } from '@/components/layout/banner'
import type { WebhookState } from '@/lib/webhooks/schema'

/** Why nothing arrives there, where that is so. */
export function WebhookStanding({ state, failingSince }: { state: WebhookState; failingSince: string | null }) {
  const t = useTranslations('webhooks')
  if (state === 'failed') return <Banner tone="error">{t('failedNote')}</Banner>
  if (state === 'paused') return <Banner tone="info">{t('pausedNote')}</Banner>
  if (failingSince === null) return null
  return <Banner tone="warning">{t.rich('failingSince', { time: () => <When iso={failingSince} /> })}</Banner>
}
