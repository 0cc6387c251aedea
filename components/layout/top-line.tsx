'use client'

import { ActionIcon, AppShell, Box } from '@mantine/core'
import { IconMenu2 } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { AccountMenu, type ShellUser } from './account-menu'
import { Brand } from './brand'
import { type FleetHealth, HealthDot } from './health-dot'
import { iconProps } from './icons'
import { InFlight, type InFlightAct } from './in-flight'
import { LanguageSwitch, type SetLocale } from './language-switch'
import type { NavGroup } from './nav-types'
import { Search } from './search'
import type { SearchFunction } from './search-panel'
import { ThemeSwitch } from './theme-switch'
import classes from './top-line.module.css'

export type TopLineProps = {
  groups: NavGroup[]
  user: ShellUser
  setLocale: SetLocale
  signOut: () => Promise<void>
  inFlight?: InFlightAct[]
  health?: FleetHealth
  find?: SearchFunction
  openMenu: () => void
}

export function TopLine({ groups, user, setLocale, signOut, inFlight = [], health, find, openMenu }: TopLineProps) {
  const t = useTranslations('shell')
  return (
    <AppShell.Header className={classes.top}>
      <ActionIcon hiddenFrom="sm" onClick={openMenu} aria-label={t('openMenu')}>
        <IconMenu2 {...iconProps} />
      </ActionIcon>
      <Box hiddenFrom="sm" flex={1}>
        <Brand />
      </Box>
      <Search groups={groups} find={find} />
      <InFlight acts={inFlight} />
      {health ? <HealthDot {...health} /> : null}
      <LanguageSwitch setLocale={setLocale} />
      <Box visibleFrom="sm">
        <ThemeSwitch />
      </Box>
      <AccountMenu user={user} signOut={signOut} />
    </AppShell.Header>
  )
}
