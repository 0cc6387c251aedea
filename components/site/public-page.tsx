'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Brand } from '@/components/layout/brand'
import { LanguageSwitch, type SetLocale } from '@/components/layout/language-switch'
import { Link } from '@/components/layout/link'
import classes from './site.module.css'
import { SiteFoot } from './site-foot'

type Props = { isMember: boolean; setLocale: SetLocale; children: ReactNode }

/** Around what anyone may read. */
export function PublicPage({ isMember, setLocale, children }: Props) {
  const t = useTranslations('shell')
  return (
    <div className={classes.public}>
      <header className={classes.head}>
        <Brand />
        <Link href={isMember ? '/' : '/sign-in'} prefetch={false}>
          {t(isMember ? 'toPortal' : 'toSignIn')}
        </Link>
        <LanguageSwitch setLocale={setLocale} />
      </header>
      <main className={classes.main}>{children}</main>
      <SiteFoot />
    </div>
  )
}
