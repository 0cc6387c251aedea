'use client'

import { IconTerminal2 } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { ReasonedButton } from '@/components/forms/reasoned-button'
import { useRefusal } from '@/components/forms/use-refusal'
import { iconProps } from '@/components/layout/icons'
import { LinkButton } from '@/components/layout/link-button'

type Props = {
  cluster: string
  name: string
  /** Why its console cannot be opened, a code under `errors`. */
  refusal: string | null
}

export function ConsoleLink({ cluster, name, refusal }: Props) {
  const t = useTranslations('console')
  const why = useRefusal({ cluster, name })
  const icon = <IconTerminal2 {...iconProps} />
  if (refusal)
    return (
      <ReasonedButton leftSection={icon} disabledReason={why(refusal)}>
        {t('title')}
      </ReasonedButton>
    )
  return (
    <LinkButton leftSection={icon} href={`/console/${cluster}/${encodeURIComponent(name)}`} prefetch={false}>
      {t('title')}
    </LinkButton>
  )
}
