'use client'

import { ActionIcon, type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core'
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { iconProps } from './icons'

const icons = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop }
const schemes: MantineColorScheme[] = ['light', 'dark', 'auto']
const never = () => () => {}

export function ThemeSwitch() {
  const t = useTranslations('shell')
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  // What the browser remembers is unknown while the server renders.
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const chosen = inBrowser ? colorScheme : 'auto'
  const Icon = icons[chosen]
  return (
    <Menu withinPortal={false} position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('theme')} title={t('theme')}>
          <Icon {...iconProps} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={chosen} onChange={(value) => setColorScheme(value as MantineColorScheme)}>
          {schemes.map((scheme) => (
            <Menu.RadioItem key={scheme} value={scheme}>
              {t(`themes.${scheme}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
