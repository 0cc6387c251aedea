'use client'

import { Menu } from '@mantine/core'
import { IconLoader2 } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import turning from '@/components/status/turning.module.css'
import { iconProps } from './icons'
import { Link } from './link'
import classes from './top-line.module.css'

export type InFlightAct = { id: string; label: string; detail?: string; href: string }

export function InFlight({ acts }: { acts: InFlightAct[] }) {
  const t = useTranslations('shell')
  if (acts.length === 0) return null
  return (
    <Menu withinPortal={false} position="bottom-end" width={320}>
      <Menu.Target>
        <button type="button" className={classes.inFlight} aria-label={t('inFlight', { count: acts.length })}>
          <IconLoader2 {...iconProps} size={14} className={turning.turning} />
          <span>
            {acts.length}
            <span className={classes.inFlightText}> {t('inProgress')}</span>
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => (
          <Menu.Item key={act.id} component={Link} href={act.href} prefetch={false} rightSection={act.detail}>
            {act.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
