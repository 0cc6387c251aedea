'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/forms/confirm-button'
import { useSubmit } from '@/components/forms/use-submit'
import { Banner } from '@/components/layout/banner'
import type { Result } from '@/lib/web/result'

type Props = { description: string; applications: number; remove: () => Promise<Result<void>> }

export function RemoveNetwork({ description, applications, remove }: Props) {
  const t = useTranslations('networks')
  const router = useRouter()
  const removing = useSubmit(remove, () => router.push('/admin/networks'))
  return (
    <>
      {removing.message ? (
        <Banner tone="error" live>
          {removing.message}
        </Banner>
      ) : null}
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
