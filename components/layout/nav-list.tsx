'use client'

import { Tooltip } from '@mantine/core'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { iconProps, navIcons } from './icons'
import { Link } from './link'
import classes from './nav.module.css'
import { currentHref, type NavGroup, type NavItem } from './nav-types'

type Props = { groups: NavGroup[]; slim?: boolean; onNavigate?: () => void }

export function NavList({ groups, slim = false, onNavigate }: Props) {
  const current = currentHref(groups, usePathname())
  return groups.map((group) => (
    <div key={group.label} className={classes.group}>
      {slim ? null : <div className={classes.groupLabel}>{group.label}</div>}
      <ul aria-label={group.label} className={classes.list}>
        {group.items.map((item) => (
          <li key={item.href}>
            <NavLinkItem item={item} current={item.href === current} slim={slim} onNavigate={onNavigate} />
          </li>
        ))}
      </ul>
    </div>
  ))
}

type ItemProps = { item: NavItem; current: boolean; slim: boolean; onNavigate: (() => void) | undefined }

function NavLinkItem({ item, current, slim, onNavigate }: ItemProps) {
  const t = useTranslations('shell')
  const Icon = navIcons[item.icon]
  const name = item.badge ? t('navWithCount', { label: item.label, count: item.badge }) : item.label
  return (
    <Tooltip label={name} position="right" disabled={!slim}>
      <Link
        href={item.href}
        prefetch={false}
        className={classes.navLink}
        aria-current={current ? 'page' : undefined}
        aria-label={slim || item.badge ? name : undefined}
        onClick={onNavigate}
      >
        <Icon {...iconProps} />
        {slim ? null : <span className={classes.clip}>{item.label}</span>}
        {item.badge ? <span className={classes.badge}>{item.badge}</span> : null}
      </Link>
    </Tooltip>
  )
}
