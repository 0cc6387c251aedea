'use client'

import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { When } from '@/components/format/when'
import { useAct } from '@/components/forms/use-act'
import { Banner } from '@/components/layout/banner'
import type { OpenRequest } from '@/lib/instances/confirmations'
import type { Requested } from '@/lib/instances/request'
import type { Result } from '@/lib/web/result'
import classes from './ask.module.css'

type Props = {
  requests: OpenRequest[]
  resend: (id: string) => Promise<Result<Requested>>
  cancel: (id: string) => Promise<Result<void>>
}

/** What waits for the confirmation of who asked for it. */
export function OpenRequests({ requests, resend, cancel }: Props) {
  const t = useTranslations('confirm')
  const router = useRouter()
  const { ask, pending } = useAct()
  const again = (id: string) =>
    ask(async () => {
      const result = await resend(id)
      if (!result.ok) return result
      if (result.data.token) router.push(`/confirm/${result.data.token}`)
      else
        notifications.show({
          message: t(result.data.mailed ? 'resent' : 'noMail'),
          color: result.data.mailed ? 'running' : 'warning',
        })
      return result
    })
  return requests.map(({ id, act, wish, who, mine, address, expiresAt }) => (
    <Banner key={id} tone="info">
      <div className={classes.waiting}>
        <span>
          {t.rich('waiting', {
            act,
            who,
            mine: String(mine),
            address: address ?? '',
            newName: wish.newName ?? '',
            system: wish.system ?? '',
            until: () => <When iso={expiresAt} style="dayAndTime" />,
          })}
        </span>
        <span className={classes.foot}>
          {mine ? (
            <Button size="xs" variant="default" loading={pending} onClick={() => again(id)}>
              {t('resend')}
            </Button>
          ) : null}
          <Button size="xs" variant="default" loading={pending} onClick={() => ask(() => cancel(id))}>
            {t('cancel')}
          </Button>
        </span>
      </div>
    </Banner>
  ))
}
