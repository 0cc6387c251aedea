'use client'

import { Drawer } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useOpenedLater } from '@/components/forms/use-lazy-dialog'
import { Brand } from './brand'
import { LanguageSwitch } from './language-switch'
import { NavList } from './nav-list'
import type { NavGroup } from './nav-types'
import classes from './shell.module.css'
import { ThemeSwitch } from './theme-switch'
import type { TopLineProps } from './top-line'

type Props = { groups: NavGroup[]; opened: boolean; close: () => void; setLocale: TopLineProps['setLocale'] }

/** The navigation on phones. */
export function MenuDrawer({ groups, opened, close, setLocale }: Props) {
  const t = useTranslations('shell')
  return (
    <Drawer
      opened={useOpenedLater(opened)}
      onClose={close}
      size={280}
      title={<Brand />}
      padding="sm"
      closeButtonProps={{ 'aria-label': t('closeMenu') }}
    >
      <nav aria-label={t('navigation')}>
        <NavList groups={groups} onNavigate={close} />
      </nav>
      <div className={classes.drawerFoot}>
        <LanguageSwitch setLocale={setLocale} />
        <ThemeSwitch />
      </div>
    </Drawer>
  )
}
