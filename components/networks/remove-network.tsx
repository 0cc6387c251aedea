'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/forms/confirm-button'
import { FormMessage } from '@/components/forms/form-message'
import { useSubmit } from '@/components/forms/use-submit'
import type { Result } from '@/lib/web/result'

type Props = { description: string; applications: number; remove: () => Promise<Result<void>> }

export function RemoveNetwork({ description, applications, remove }: Props) {
  const t = useTranslations('networks')
  const router = useRouter()
  const removing = useSubmit(remove, () => router.push('/admin/networks'))
  return (
    <>
      <FormMessage sending={removing} />
      <ConfirmButton
        verb={t('remove')}
        title={t('removeTitle', { description })}
        consequence={t('removeConsequence', { count: applications })}
        danger
        onConfirm={() => removing.submit(undefined)}
      />
    </>
  )
}
