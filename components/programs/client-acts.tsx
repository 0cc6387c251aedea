'use client'

import { Button, Group } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmButton } from '@/components/forms/confirm-button'
import { Dialog } from '@/components/forms/dialog-form'
import { useAct } from '@/components/forms/use-act'
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
  const router = useRouter()
  const { ask } = useAct()
  const [secret, setSecret] = useState<string | null>(null)
  const renewed = async () => {
    const result = await renew()
    if (result.ok) setSecret(result.data.secret)
    return result
  }
  const gone = async () => {
    const done = await ask(remove)
    if (done) router.push('/o/applications')
    return done
  }
  return (
    <>
      {hasSecret ? (
        <ConfirmButton
          verb={t('renew')}
          title={t('renewTitle')}
          consequence={t('renewConsequence')}
          onConfirm={() => ask(renewed)}
        />
      ) : null}
      <ConfirmButton
        verb={t('remove')}
        title={t('removeTitle', { name })}
        consequence={t('removeConsequence', { count: agreed })}
        danger
        {...(agreed > 0 ? { typeName: name } : {})}
        onConfirm={gone}
      />
      <Dialog opened={secret !== null} close={() => setSecret(null)} title={t('renew')}>
        <Secrets values={[{ term: t('secret'), value: secret ?? '' }]} once />
        <Group justify="flex-end" mt="md">
          <Button onClick={() => setSecret(null)}>{t('done')}</Button>
        </Group>
      </Dialog>
    </>
  )
}
