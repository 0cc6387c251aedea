'use client'

import { IconX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { ReasonedButton } from '@/components/forms/reasoned-button'
import { useAct } from '@/components/forms/use-act'
import type { ActView } from '@/lib/acts/queries'
import type { Result } from '@/lib/web/result'
import { ActStrip } from './act-strip'

type Props = { act: ActView; viewer: string; cancel: (id: string) => Promise<Result<unknown>> }

/** An act with its cancel button, which stays with its reason once Ganeti cannot cancel it any more. */
export function CancelableAct({ act, viewer, cancel }: Props) {
  const t = useTranslations('acts')
  const { ask, pending } = useAct()
  const reason =
    act.job === null ? t('cancelWaits') : ['queued', 'waiting'].includes(act.job) ? undefined : t('cancelTooLate')
  return (
    <ActStrip
      act={act}
      viewer={viewer}
      actions={
        act.endedAt === null ? (
          <ReasonedButton
            variant="default"
            loading={pending}
            leftSection={<IconX size={15} stroke={1.75} aria-hidden />}
            disabledReason={reason}
            onClick={() => ask(() => cancel(act.id))}
          >
            {t('cancelJob')}
          </ReasonedButton>
        ) : null
      }
    />
  )
}
