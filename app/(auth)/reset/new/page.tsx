import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuthSheet } from '@/components/account/auth-sheet'
import { NewPasswordForm } from '@/components/account/new-password-form'
import classes from '@/components/account/sign-in.module.css'
import { Link } from '@/components/layout/link'
import { readLink } from '@/lib/accounts/mailed-links'
import { setLocale } from '@/lib/web/set-locale'
import { setNew } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reset'))('newTitle'), referrer: 'no-referrer' }
}

export default async function NewPasswordPage({ searchParams }: PageProps<'/reset/new'>) {
  const { token } = await searchParams
  const text = typeof token === 'string' ? token : ''
  const [t, link] = await Promise.all([getTranslations('reset'), readLink('password', text, new Date())])
  return (
    <AuthSheet title={t('newTitle')} setLocale={setLocale}>
      {link ? <NewPasswordForm token={text} username={link.username} save={setNew} /> : <p>{t('bad')}</p>}
      <nav className={classes.foot} aria-label={t('otherWays')}>
        <Link href="/sign-in">{t('signIn')}</Link>
        {link ? null : <Link href="/reset">{t('again')}</Link>}
      </nav>
    </AuthSheet>
  )
}
