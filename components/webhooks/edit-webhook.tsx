'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useSubmit } from '@/components/forms/use-submit'
import type { Result } from '@/lib/web/result'
import type { WebhookInput } from '@/lib/webhooks/schema'
import type { WebhookValues } from './webhook-fields'
import { WebhookForm } from './webhook-form'

type Props = {
  initial: WebhookValues
  seesMore: boolean
  save: (input: WebhookInput) => Promise<Result<void>>
}

export function EditWebhook({ initial, seesMore, save }: Props) {
  const t = useTranslations('webhooks')
  const router = useRouter()
  const sending = useSubmit(save, () => router.push('/profile/webhooks'))
  return <WebhookForm initial={initial} sending={sending} verb={t('save')} seesMore={seesMore} />
}
