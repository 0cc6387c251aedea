'use client'

import { Button, ButtonGroup } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/layout/link'

/** For who sees both pages. */
export function AccountTabs({ at }: { at: 'waiting' | 'idle' }) {
  const t = useTranslations('accounts')
  const tab = (name: 'waiting' | 'idle', href: string, label: string) => (
    <Button
      component={Link}
      href={href}
      variant={name === at ? 'light' : 'default'}
      aria-current={name === at ? 'page' : undefined}
    >
      {label}
    </Button>
  )
  return (
    <ButtonGroup>
      {tab('waiting', '/admin/accounts', t('tabWaiting'))}
      {tab('idle', '/admin/accounts/idle', t('tabIdle'))}
    </ButtonGroup>
  )
}
