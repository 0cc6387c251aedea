import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuthSheet } from '@/components/account/auth-sheet'
import { ConfirmLink } from '@/components/account/confirm-link'
import classes from '@/components/account/sign-in.module.css'
import { Link } from '@/components/layout/link'
import { readConfirmation } from '@/lib/accounts/confirm-registration'
import { setLocale } from '@/lib/web/set-locale'
import { confirm } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('register'))('confirmTitle'), referrer: 'no-referrer' }
}

export default async function ConfirmPage({ searchParams }: PageProps<'/register/confirm'>) {
  const { token } = await searchParams
  const text = typeof token === 'string' ? token : ''
  const [t, found] = await Promise.all([getTranslations('register'), readConfirmation(text, new Date())])
  return (
    <AuthSheet title={t('confirmTitle')} setLocale={setLocale}>
      {found && !found.waits ? (
        <ConfirmLink
          token={text}
          lead={t('confirmLead', { username: found.username, email: found.email })}
          verb={t('confirmVerb')}
          done={t('confirmed')}
          confirm={confirm}
        />
      ) : (
        <p>{t(found ? 'confirmed' : 'confirmBad')}</p>
      )}
      <nav className={classes.foot} aria-label={t('otherWays')}>
        <Link href="/sign-in">{t('signIn')}</Link>
        {found ? null : <Link href="/register/resend">{t('resend')}</Link>}
      </nav>
    </AuthSheet>
  )
}
