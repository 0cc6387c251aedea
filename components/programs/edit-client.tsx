'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useSubmit } from '@/components/forms/use-submit'
import type { OwnClientInput } from '@/lib/oauth/schema'
import type { Result } from '@/lib/web/result'
import type { ClientValues } from './client-fields'
import { ClientForm } from './client-form'

type Props = { initial: ClientValues; save: (input: OwnClientInput) => Promise<Result<void>> }

export function EditClient({ initial, save }: Props) {
  const t = useTranslations('programs')
  const router = useRouter()
  const sending = useSubmit(save, () => router.push('/o/applications'))
  return <ClientForm initial={initial} sending={sending} verb={t('save')} typeFixed />
}
