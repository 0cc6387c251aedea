import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AuthSheet } from '@/components/account/auth-sheet'
import { RegisterForm } from '@/components/account/register-form'
import classes from '@/components/account/sign-in.module.css'
import { Link } from '@/components/layout/link'
import { beginForm } from '@/lib/accounts/register'
import { listOrganizations } from '@/lib/accounts/registrations'
import { config } from '@/lib/config/env'
import type { Config } from '@/lib/config/schema'
import { readTermsAddress } from '@/lib/pages/queries'
import { setLocale } from '@/lib/web/set-locale'
import { siteSettings } from '@/lib/web/settings'
import { signedIn } from '@/lib/web/signed-in'
import { askForAccount } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('register'))('title') }
}

export default async function RegisterPage() {
  if (await signedIn()) redirect('/')
  const [t, { registrationOpen, termsUrl }] = await Promise.all([getTranslations('register'), siteSettings()])
  return (
    <AuthSheet title={t(registrationOpen ? 'title' : 'closedTitle')} setLocale={setLocale} wide={registrationOpen}>
      {registrationOpen ? (
        <RegisterForm
          begun={beginForm(new Date())}
          organizations={await listOrganizations()}
          termsUrl={await readTermsAddress(termsUrl)}
          captcha={captchaOf(config())}
          register={askForAccount}
        />
      ) : (
        <p>{t('closed')}</p>
      )}
      <nav className={classes.foot} aria-label={t('otherWays')}>
        <Link href="/sign-in">{t('signIn')}</Link>
        {registrationOpen ? <Link href="/register/resend">{t('resend')}</Link> : null}
      </nav>
    </AuthSheet>
  )
}

/** Without the secret. */
const captchaOf = ({ captcha }: Config) =>
  captcha && { scriptUrl: captcha.scriptUrl, siteKey: captcha.siteKey, global: captcha.global }
