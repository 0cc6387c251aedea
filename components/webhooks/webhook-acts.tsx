'use client'

import { Button, Group } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ConfirmButton } from '@/components/forms/confirm-button'
import { Dialog } from '@/components/forms/dialog-form'
import { useAct } from '@/components/forms/use-act'
import type { Result } from '@/lib/web/result'
import { WebhookSecret } from './webhook-secret'

type Ask = () => Promise<Result<void>>
type Props = {
  name: string
  active: boolean
  ping: Ask
  renew: () => Promise<Result<{ secret: string }>>
  pause: Ask
  resume: Ask
  remove: Ask
}

export function WebhookActs({ name, active, ping, renew, pause, resume, remove }: Props) {
  const t = useTranslations('webhooks')
  const router = useRouter()
  const { pending, ask } = useAct()
  const [secret, setSecret] = useState<string | null>(null)
  const renewed = async () => {
    const result = await renew()
    if (result.ok) setSecret(result.data.secret)
    return result
  }
  const gone = async () => {
    const done = await ask(remove)
    if (done) router.push('/profile/webhooks')
    return done
  }
  return (
    <>
      {active ? (
        <Button loading={pending} onClick={() => ask(ping)}>
          {t('ping')}
        </Button>
      ) : null}
      <Button variant="default" disabled={pending} onClick={() => ask(active ? pause : resume)}>
        {t(active ? 'pause' : 'resume')}
      </Button>
      <ConfirmButton
        verb={t('renew')}
        title={t('renewTitle')}
        consequence={t('renewConsequence')}
        onConfirm={() => ask(renewed)}
      />
      <ConfirmButton
        verb={t('remove')}
        title={t('removeTitle', { name })}
        consequence={t('removeConsequence')}
        danger
        onConfirm={gone}
      />
      <Dialog opened={secret !== null} close={() => setSecret(null)} title={t('renew')}>
        <WebhookSecret secret={secret ?? ''} />
        <Group justify="flex-end" mt="md">
          <Button onClick={() => setSecret(null)}>{t('done')}</Button>
        </Group>
      </Dialog>
    </>
  )
}
