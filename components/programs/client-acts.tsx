'use client'

import { useTranslations } from 'next-intl'
import { RemoveButton } from '@/components/forms/remove-button'
import { RenewSecret } from '@/components/forms/renew-secret'
import type { Result } from '@/lib/web/result'
import { Secrets } from './secrets'

type Props = {
  name: string
  agreed: number
  hasSecret: boolean
  renew: () => Promise<Result<{ secret: string }>>
  remove: () => Promise<Result<void>>
}

export function ClientActs({ name, agreed, hasSecret, renew, remove }: Props) {
  const t = useTranslations('programs')
  return (
    <>
      {hasSecret ? (
        <RenewSecret
          verb={t('renew')}
          title={t('renewTitle')}
          consequence={t('renewConsequence')}
          done={t('done')}
          renew={renew}
          show={(secret) => <Secrets values={[{ term: t('secret'), value: secret }]} once />}
        />
      ) : null}
      <RemoveButton
        verb={t('remove')}
        title={t('removeTitle', { name })}
        consequence={t('removeConsequence', { count: agreed })}
        {...(agreed > 0 ? { typeName: name } : {})}
        remove={remove}
        leadsTo="/o/applications"
      />
    </>
  )
}
