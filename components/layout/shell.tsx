'use client'

import { AppShell, Drawer } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { SiteFoot } from '@/components/site/site-foot'
import { Brand } from './brand'
import { iconProps } from './icons'
import { LanguageSwitch } from './language-switch'
import nav from './nav.module.css'
import { NavList } from './nav-list'
import type { NavGroup } from './nav-types'
import { rememberSlim } from './remember-slim'
import classes from './shell.module.css'
import { ThemeSwitch } from './theme-switch'
import { TopLine, type TopLineProps } from './top-line'

type Props = Omit<TopLineProps, 'openMenu'> & { slim: boolean; children: ReactNode }

export function Shell({ slim: slimAtFirst, children, ...top }: Props) {
  const t = useTranslations('shell')
  const [slim, setSlim] = useState(slimAtFirst)
  const [menuOpen, menu] = useDisclosure(false)
  const CollapseIcon = slim ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  const toggle = () => {
    setSlim(!slim)
    rememberSlim(!slim)
  }
  return (
    <AppShell
      layout="alt"
      header={{ height: 48 }}
      navbar={{ width: slim ? 56 : 220, breakpoint: 'sm', collapsed: { mobile: true } }}
      transitionDuration={0}
    >
      <a href="#main" className={classes.skip}>
        {t('skip')}
      </a>
      <AppShell.Navbar
        visibleFrom="sm"
        className={slim ? `${nav.navbar} ${nav.slim}` : nav.navbar}
        aria-label={t('navigation')}
      >
        <Brand slim={slim} />
        <div className={nav.groups}>
          <NavList groups={top.groups} slim={slim} />
        </div>
        <button
          type="button"
          className={nav.collapse}
          onClick={toggle}
          aria-label={slim ? t('expand') : undefined}
          title={slim ? t('expand') : undefined}
        >
          <CollapseIcon {...iconProps} />
          {slim ? null : t('collapse')}
        </button>
      </AppShell.Navbar>
      <TopLine {...top} openMenu={menu.open} />
      <MenuDrawer groups={top.groups} opened={menuOpen} close={menu.close} setLocale={top.setLocale} />
      <AppShell.Main id="main" tabIndex={-1} className={classes.main}>
        {children}
        <SiteFoot />
      </AppShell.Main>
    </AppShell>
  )
}

type DrawerProps = { groups: NavGroup[]; opened: boolean; close: () => void; setLocale: TopLineProps['setLocale'] }

function MenuDrawer({ groups, opened, close, setLocale }: DrawerProps) {
  const t = useTranslations('shell')
  return (
    <Drawer
      opened={opened}
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
