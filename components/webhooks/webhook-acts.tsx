'use client'

import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { RemoveButton } from '@/components/forms/remove-button'
import { RenewSecret } from '@/components/forms/renew-secret'
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
  const { pending, ask } = useAct()
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
      <RenewSecret
        verb={t('renew')}
        title={t('renewTitle')}
        consequence={t('renewConsequence')}
        done={t('done')}
        renew={renew}
        show={(secret) => <WebhookSecret secret={secret} />}
      />
      <RemoveButton
        verb={t('remove')}
        title={t('removeTitle', { name })}
        consequence={t('removeConsequence')}
        remove={remove}
        leadsTo="/profile/webhooks"
      />
    </>
  )
}
