import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuthSheet } from '@/components/account/auth-sheet'
import { ConfirmLink } from '@/components/account/confirm-link'
import classes from '@/components/account/sign-in.module.css'
import { Link } from '@/components/layout/link'
import { readLink } from '@/lib/accounts/mailed-links'
import { setLocale } from '@/lib/web/set-locale'
import { confirm } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('emailLink'))('title'), referrer: 'no-referrer' }
}

export default async function ConfirmEmailPage({ searchParams }: PageProps<'/email/confirm'>) {
  const { token } = await searchParams
  const text = typeof token === 'string' ? token : ''
  const [t, link] = await Promise.all([getTranslations('emailLink'), readLink('email', text, new Date())])
  return (
    <AuthSheet title={t('title')} setLocale={setLocale}>
      {link ? (
        <ConfirmLink
          token={text}
          lead={t('lead', { username: link.username, email: link.email ?? '' })}
          verb={t('verb')}
          done={t('done')}
          confirm={confirm}
        />
      ) : (
        <p>{t('bad')}</p>
      )}
      <nav className={classes.foot} aria-label={t('otherWays')}>
        <Link href="/">{t('home')}</Link>
      </nav>
    </AuthSheet>
  )
}
