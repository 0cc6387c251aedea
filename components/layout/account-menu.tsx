'use client'

import { Menu } from '@mantine/core'
import { IconLogout, IconUserCircle } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { startTransition } from 'react'
import { initials } from '@/components/format/initials'
import { iconProps } from './icons'
import { Link } from './link'
import classes from './top-line.module.css'

export type ShellUser = { name: string; detail?: string; profileHref: string }

export function AccountMenu({ user, signOut }: { user: ShellUser; signOut: () => Promise<void> }) {
  const t = useTranslations('shell')
  return (
    <Menu withinPortal={false} position="bottom-end" width={220}>
      <Menu.Target>
        <button type="button" className={classes.me} aria-label={t('accountOf', { name: user.name })}>
          {initials(user.name)}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{user.detail ? `${user.name} · ${user.detail}` : user.name}</Menu.Label>
        <Menu.Item component={Link} href={user.profileHref} leftSection={<IconUserCircle {...iconProps} />}>
          {t('profile')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout {...iconProps} />} onClick={() => startTransition(() => signOut())}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
