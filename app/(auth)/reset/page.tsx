import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AddressForm } from '@/components/account/address-form'
import { AuthSheet } from '@/components/account/auth-sheet'
import classes from '@/components/account/sign-in.module.css'
import { Link } from '@/components/layout/link'
import { setLocale } from '@/lib/web/set-locale'
import { ask } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reset'))('title') }
}

export default async function ResetPage() {
  const t = await getTranslations('reset')
  return (
    <AuthSheet title={t('title')} setLocale={setLocale}>
      <AddressForm lead={t('lead')} label={t('email')} verb={t('ask')} sent={t('sent')} send={ask} />
      <nav className={classes.foot} aria-label={t('otherWays')}>
        <Link href="/sign-in">{t('signIn')}</Link>
      </nav>
    </AuthSheet>
  )
}
