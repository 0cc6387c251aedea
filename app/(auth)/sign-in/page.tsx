import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SignInForm } from '@/components/account/sign-in-form'
import { relyingParty } from '@/lib/accounts/factors/relying-party'
import { isDirectoryRefusal } from '@/lib/accounts/schema'
import { config } from '@/lib/config/env'
import { halfSignedIn } from '@/lib/web/half-signed-in'
import { ownPath } from '@/lib/web/own-path'
import { setLocale } from '@/lib/web/set-locale'
import { siteSettings } from '@/lib/web/settings'
import { signedIn } from '@/lib/web/signed-in'
import { askPasskey } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') }
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next, error } = await searchParams
  const target = ownPath(next)
  if (await signedIn()) redirect(target)
  if (await halfSignedIn()) redirect(`/sign-in/second?next=${encodeURIComponent(target)}`)
  const { registrationOpen } = await siteSettings()
  return (
    <SignInForm
      target={target}
      open={registrationOpen}
      passkeyOptions={relyingParty() ? askPasskey : null}
      provider={config().oidc?.name ?? null}
      refusal={refusalOf(error)}
      setLocale={setLocale}
    />
  )
}

/** What the way back from a provider says; next-auth's own words all mean that it did not work. */
function refusalOf(error: string | string[] | undefined) {
  if (typeof error !== 'string') return null
  return error === 'refused' || isDirectoryRefusal(error) ? error : 'oidc_failed'
}
