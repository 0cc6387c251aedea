'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useSubmit } from '@/components/forms/use-submit'
import { LinkButton } from '@/components/layout/link-button'
import { Section } from '@/components/layout/section'
import type { Result } from '@/lib/web/result'
import type { WebhookInput } from '@/lib/webhooks/schema'
import { WebhookForm } from './webhook-form'
import { WebhookSecret } from './webhook-secret'

type Made = { id: number; secret: string }
type Props = { add: (input: WebhookInput) => Promise<Result<Made>>; seesMore: boolean }

const BLANK = { name: '', url: '', types: ['instances.changed' as const, 'act.changed' as const], whole: false }

export function AddWebhook({ add, seesMore }: Props) {
  const t = useTranslations('webhooks')
  const [made, setMade] = useState<Made | null>(null)
  const sending = useSubmit(add, setMade)
  if (!made) return <WebhookForm initial={BLANK} sending={sending} verb={t('add')} seesMore={seesMore} />
  return (
    <Section title={t('added')}>
      <WebhookSecret secret={made.secret} />
      <LinkButton href={`/profile/webhooks/${made.id}`} mt={14}>
        {t('done')}
      </LinkButton>
    </Section>
  )
}
