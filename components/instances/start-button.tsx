'use client'

import { IconPlayerPlay } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { ReasonedButton } from '@/components/forms/reasoned-button'
import { useAct } from '@/components/forms/use-act'
import { iconProps } from '@/components/layout/icons'
import type { Result } from '@/lib/web/result'

type Props = { startup: () => Promise<Result<unknown>>; disabledReason?: string | undefined }

export function StartButton({ startup, disabledReason }: Props) {
  const t = useTranslations('acts')
  const { ask, pending } = useAct()
  return (
    <ReasonedButton
      loading={pending}
      leftSection={<IconPlayerPlay {...iconProps} />}
      disabledReason={disabledReason}
      onClick={() => ask(startup)}
    >
      {t('startVerb')}
    </ReasonedButton>
  )
}
