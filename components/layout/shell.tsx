'use client'

import { AppShell } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { useEver } from '@/components/forms/use-lazy-dialog'
import { SiteFoot } from '@/components/site/site-foot'
import { Brand } from './brand'
import { iconProps } from './icons'
import nav from './nav.module.css'
import { NavList } from './nav-list'
import { rememberSlim } from './remember-slim'
import classes from './shell.module.css'
import { TopLine, type TopLineProps } from './top-line'

type Props = Omit<TopLineProps, 'openMenu'> & { slim: boolean; children: ReactNode }

const MenuDrawer = dynamic(() => import('./menu-drawer').then((module) => module.MenuDrawer), { ssr: false })

export function Shell({ slim: slimAtFirst, children, ...top }: Props) {
  const t = useTranslations('shell')
  const [slim, setSlim] = useState(slimAtFirst)
  const [menuOpen, menu] = useDisclosure(false)
  const hasOpened = useEver(menuOpen)
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
      {hasOpened ? (
        <MenuDrawer groups={top.groups} opened={menuOpen} close={menu.close} setLocale={top.setLocale} />
      ) : null}
      <AppShell.Main id="main" tabIndex={-1} className={classes.main}>
        {children}
        <SiteFoot />
      </AppShell.Main>
    </AppShell>
  )
}
