'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import classes from './sign-in.module.css'

/** Where the way goes on by mail; takes the focus from the form that was in its place. */
export function MailSent({ children }: { children: ReactNode }) {
  const t = useTranslations('register')
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <div ref={place} role="status" tabIndex={-1} className={classes.words}>
      <p>{children}</p>
      <p className={classes.after}>{t('noMail')}</p>
    </div>
  )
}
