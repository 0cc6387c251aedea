'use client'

import { Paper } from '@mantine/core'
import type { ReactNode } from 'react'
import { Brand } from '@/components/layout/brand'
import { LanguageSwitch, type SetLocale } from '@/components/layout/language-switch'
import { SiteFoot } from '@/components/site/site-foot'
import classes from './sign-in.module.css'

type Props = { title: string; setLocale: SetLocale; wide?: boolean; children: ReactNode }

/** The one sheet of a page for those who have not signed in. */
export function AuthSheet({ title, setLocale, wide = false, children }: Props) {
  return (
    <main className={classes.place}>
      <Paper className={wide ? `${classes.sheet} ${classes.wide}` : classes.sheet} withBorder>
        <div className={classes.head}>
          <Brand />
          <LanguageSwitch setLocale={setLocale} />
        </div>
        <h1 className={classes.title}>{title}</h1>
        {children}
      </Paper>
      <SiteFoot />
    </main>
  )
}
