'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Link } from '@/components/layout/link'
import classes from './site.module.css'
import { useSite } from './site-context'

/** Below every page but the console: the site's pages and links. */
export function SiteFoot() {
  const t = useTranslations('shell')
  const { links } = useSite()
  if (usePathname().startsWith('/console/') || links.length === 0) return null
  return (
    <footer className={classes.foot}>
      <nav aria-label={t('foot')}>
        <ul>
          {links.map(({ label, href, outside }) => (
            <li key={`${label} ${href}`}>
              {outside ? (
                <a href={href} rel="noopener noreferrer">
                  {label}
                </a>
              ) : (
                <Link href={href} prefetch={false}>
                  {label}
                </Link>
              )}
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  )
}
