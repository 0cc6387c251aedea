import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SignInForm } from '@/components/account/sign-in-form'
import { setLocale } from '@/lib/web/set-locale'
import { siteSettings } from '@/lib/web/settings'
import { signedIn } from '@/lib/web/signed-in'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('signIn'))('title') }
}

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next } = await searchParams
  const target = ownPath(next)
  if (await signedIn()) redirect(target)
  const { registrationOpen } = await siteSettings()
  return <SignInForm target={target} open={registrationOpen} setLocale={setLocale} />
}

/** Only a path of this site: no redirect elsewhere. */
function ownPath(next: string | string[] | undefined): string {
  const path = Array.isArray(next) ? next[0] : next
  if (!path?.startsWith('/') || path.startsWith('//') || path.includes('\\')) return '/'
  return path
}
