'use client'

import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useAct } from '@/components/forms/use-act'
import { iconProps } from '@/components/layout/icons'
import type { ActView } from '@/lib/acts/queries'
import type { Result } from '@/lib/web/result'

/** Ganeti cancels what waits, not what runs: then the button says so. */
export function CancelCreation({ act, cancel }: { act: ActView; cancel: (id: string) => Promise<Result<unknown>> }) {
  const t = useTranslations('instances')
  const words = useTranslations('acts')
  const { ask, pending } = useAct()
  const refusal = act.job === null ? words('cancelWaits') : act.job === 'running' ? words('cancelTooLate') : undefined
  const label = t('cancel', { name: act.instance })
  return (
    <ActionIcon
      loading={pending}
      aria-label={label}
      title={refusal ?? label}
      aria-description={refusal}
      aria-disabled={refusal ? true : undefined}
      data-disabled={refusal ? true : undefined}
      onClick={refusal ? undefined : () => ask(() => cancel(act.id))}
    >
      <IconX {...iconProps} />
    </ActionIcon>
  )
}
