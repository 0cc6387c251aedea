import { IconTerminal2 } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { ReasonedButton } from '@/components/forms/reasoned-button'
import { iconProps } from '@/components/layout/icons'
import { LinkButton } from '@/components/layout/link-button'

type Props = {
  cluster: string
  name: string
  /** Why its console cannot be opened, in words. */
  disabledReason?: string | undefined
  size?: 'xs' | 'sm'
}

export function ConsoleLink({ cluster, name, disabledReason, size = 'sm' }: Props) {
  const t = useTranslations('console')
  const look = { variant: 'default', size, leftSection: <IconTerminal2 {...iconProps} /> } as const
  if (disabledReason)
    return (
      <ReasonedButton {...look} disabledReason={disabledReason}>
        {t('title')}
      </ReasonedButton>
    )
  return (
    <LinkButton {...look} href={`/instances/${cluster}/${encodeURIComponent(name)}/console`} prefetch={false}>
      {t('title')}
    </LinkButton>
  )
}
