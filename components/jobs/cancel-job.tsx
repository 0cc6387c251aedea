'use client'

import { IconX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { ReasonedButton } from '@/components/forms/reasoned-button'
import { useAct } from '@/components/forms/use-act'
import { CANCELABLE } from '@/lib/jobs/list-schema'
import type { Result } from '@/lib/web/result'

type Props = { status: string; writable: boolean; cancel: () => Promise<Result<unknown>> }

/** Stays with its reason once Ganeti cannot cancel it any more. */
export function CancelJob({ status, writable, cancel }: Props) {
  const t = useTranslations('jobs')
  const { ask, pending } = useAct()
  const reason = !writable
    ? t('cancelReadOnly')
    : CANCELABLE.some((one) => one === status)
      ? undefined
      : t('cancelTooLate')
  return (
    <ReasonedButton
      variant="default"
      loading={pending}
      leftSection={<IconX size={15} stroke={1.75} aria-hidden />}
      disabledReason={reason}
      onClick={() => ask(cancel)}
    >
      {t('cancel')}
    </ReasonedButton>
  )
}
