'use client'

import { CloseButton } from '@mantine/core'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { startTransition, useState } from 'react'
import { Banner } from '@/components/layout/banner'
import { Link } from '@/components/layout/link'
import classes from './account.module.css'

type Props = { name: string; end: () => Promise<unknown> }

/** At the first sign-in, on the first page, until it is closed. */
export function Welcome({ name, end }: Props) {
  const t = useTranslations('welcome')
  const first = usePathname() === '/'
  const [shown, setShown] = useState(true)
  if (!shown || !first) return null
  // Gone once the portal knows it, so that it does not come back.
  const close = () =>
    startTransition(async () => {
      await end()
      setShown(false)
    })
  return (
    <div className={classes.welcome}>
      <Banner tone="info">
        <strong>{t('title', { name })}</strong> {t('text')} <Link href="/profile#keys">{t('link')}</Link>
      </Banner>
      <CloseButton aria-label={t('close')} onClick={close} className={classes.welcomeClose} />
    </div>
  )
}
