import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AuthSheet } from '@/components/account/auth-sheet'
import { SecondStep } from '@/components/account/second-step'
import { halfSignedIn } from '@/lib/web/half-signed-in'
import { ownPath } from '@/lib/web/own-path'
import { setLocale } from '@/lib/web/set-locale'
import { startOver } from '@/lib/web/sign-out'
import { askSecondPasskey } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('second'))('title') }
}

export default async function SecondStepPage({ searchParams }: PageProps<'/sign-in/second'>) {
  const target = ownPath((await searchParams).next)
  const half = await halfSignedIn()
  if (!half) redirect(`/sign-in?next=${encodeURIComponent(target)}`)
  const t = await getTranslations('second')
  return (
    <AuthSheet title={t('title')} setLocale={setLocale}>
      <SecondStep {...half} target={target} passkeyOptions={askSecondPasskey} startOver={startOver} />
    </AuthSheet>
  )
}
