'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/forms/confirm-button'
import { useSubmit } from '@/components/forms/use-submit'
import { Link } from '@/components/layout/link'
import type { ApplicationView } from '@/lib/applications/queries'
import type { Result } from '@/lib/web/result'

type Props = {
  application: Pick<ApplicationView, 'id' | 'kind' | 'may' | 'status' | 'cluster' | 'plan' | 'hostname'>
  withdraw: () => Promise<Result<void>>
}

export function ApplicationActs({ application, withdraw }: Props) {
  const { id, kind, may, status, cluster, plan, hostname } = application
  const t = useTranslations('applications')
  const change = useTranslations('change')
  const changes = kind === 'change'
  const router = useRouter()
  const form = useSubmit<void, void>(withdraw, () => router.refresh())
  return (
    <>
      {form.message ? <span role="alert">{form.message}</span> : null}
      {may.withdraw ? (
        <ConfirmButton
          verb={t('withdraw')}
          title={changes ? change('withdrawTitle', { name: hostname }) : t('withdrawTitle', { name: hostname })}
          consequence={changes ? change('withdrawText') : t('withdrawText')}
          onConfirm={() => form.submit()}
        />
      ) : null}
      {may.edit ? (
        <Button component={Link} href={`/applications/${id}/edit`} variant="default">
          {t('edit')}
        </Button>
      ) : null}
      {may.review ? (
        <Button component={Link} href={`/review/${id}`} variant={may.approve ? 'filled' : 'default'}>
          {t('review')}
        </Button>
      ) : null}
      {cluster && (changes || (status === 'created' && plan)) ? (
        <Button
          component={Link}
          href={`/instances/${cluster.slug}/${plan?.hostname ?? hostname}`}
          variant={changes ? 'default' : 'filled'}
        >
          {t('toInstance')}
        </Button>
      ) : null}
    </>
  )
}
