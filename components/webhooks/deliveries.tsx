'use client'

import { Button } from '@mantine/core'
import { IconBan, IconCircleCheck, IconClock, IconExclamationCircle } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { When } from '@/components/format/when'
import { useAct } from '@/components/forms/use-act'
import { Chip } from '@/components/status/chip'
import { EVENT_TYPES } from '@/lib/events/schema'
import type { Result } from '@/lib/web/result'
import type { DeliveryState } from '@/lib/webhooks/schema'
import classes from './webhooks.module.css'

type Delivery = {
  id: string
  type: string
  state: DeliveryState
  attempts: number
  status: number | null
  error: string | null
  took: number | null
  at: string
  nextAt: string
}

type Props = { deliveries: Delivery[]; active: boolean; again: (id: string) => Promise<Result<void>> }

const faces = {
  waiting: { icon: IconClock, tone: 'transition' },
  delivered: { icon: IconCircleCheck, tone: 'running' },
  failed: { icon: IconExclamationCircle, tone: 'error' },
  dropped: { icon: IconBan, tone: 'neutral' },
} as const satisfies Record<DeliveryState, object>

/** What was sent, the latest first, and what came of it. */
export function Deliveries({ deliveries, active, again }: Props) {
  const t = useTranslations('webhooks')
  const { pending, ask } = useAct()
  if (deliveries.length === 0) return <p className={classes.note}>{t('noDeliveries')}</p>
  return (
    <>
      <p className={classes.note}>{t('deliveriesNote')}</p>
      <ul className={classes.list} aria-label={t('deliveries')}>
        {deliveries.map((delivery) => {
          const { id, type, state, at } = delivery
          return (
            <li key={id} className={classes.delivery}>
              <span className={classes.when}>
                <When iso={at} />
              </span>
              <span className={classes.what}>
                <span className={classes.type}>
                  {t(`typeName.${EVENT_TYPES.find((one) => one === type) ?? 'ping'}`)}
                  <Chip {...faces[state]}>{t(`deliveryState.${state}`)}</Chip>
                </span>
                <Outcome delivery={delivery} />
              </span>
              {active && state !== 'waiting' ? (
                <Button
                  size="xs"
                  variant="default"
                  disabled={pending}
                  aria-label={t('againOf', { id })}
                  onClick={() => ask(() => again(id))}
                >
                  {t('again')}
                </Button>
              ) : null}
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Outcome({ delivery }: { delivery: Delivery }) {
  const t = useTranslations('webhooks')
  const errors = useTranslations('errors')
  const { state, attempts, status, error, took, nextAt } = delivery
  const code = (['url_internal', 'url_not_https', 'url_port', 'url_invalid'] as const).find((one) => one === error)
  const reason = code === 'url_port' ? errors(code, { port: '' }) : errors(code ?? 'url_unreachable')
  const parts = [
    ...(status === null ? [] : [t('answered', { status, took: took ?? 0 })]),
    ...(status === null && error !== null ? [reason] : []),
    ...(attempts > 0 ? [t('attempts', { count: attempts })] : []),
  ]
  return (
    <span className={classes.soft}>
      {parts.join(' · ')}
      {state === 'waiting' && attempts > 0 ? (
        <> · {t.rich('next', { time: () => <When iso={nextAt} style="clock" /> })}</>
      ) : null}
    </span>
  )
}
