import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AddressForm } from '@/components/account/address-form'
import { AuthSheet } from '@/components/account/auth-sheet'
import classes from '@/components/account/sign-in.module.css'
import { Link } from '@/components/layout/link'
import { setLocale } from '@/lib/web/set-locale'
import { resend } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('register'))('resendTitle') }
}

export default async function ResendPage() {
  const t = await getTranslations('register')
  return (
    <AuthSheet title={t('resendTitle')} setLocale={setLocale}>
      <AddressForm lead={t('resendLead')} label={t('email')} verb={t('resendVerb')} sent={t('resent')} send={resend} />
      <nav className={classes.foot} aria-label={t('otherWays')}>
        <Link href="/sign-in">{t('signIn')}</Link>
      </nav>
    </AuthSheet>
  )
}
