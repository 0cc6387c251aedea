import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AuthSheet } from '@/components/account/auth-sheet'
import { RequiredFactor } from '@/components/account/required-factor'
import { lacksFactor, listFactors } from '@/lib/accounts/factors/factors'
import { anyContext } from '@/lib/web/context'
import { ownPath } from '@/lib/web/own-path'
import { setLocale } from '@/lib/web/set-locale'
import { signOut } from '@/lib/web/sign-out'
import { signedIn } from '@/lib/web/signed-in'
import { addPasskey, beginApp, beginPasskey, confirmApp } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('second'))('neededTitle') }
}

export default async function RequiredFactorPage({ searchParams }: PageProps<'/second-factor'>) {
  const target = ownPath((await searchParams).next)
  const user = await signedIn()
  if (!user) redirect('/sign-in')
  if (!(await lacksFactor(user))) redirect(target)
  const [t, { ctx }] = await Promise.all([getTranslations('second'), anyContext()])
  const { hasPassword, passkeysRefused } = await listFactors(ctx)
  return (
    <AuthSheet title={t('neededTitle')} setLocale={setLocale}>
      <RequiredFactor
        target={target}
        hasPassword={hasPassword}
        begin={beginApp}
        confirm={confirmApp}
        passkeysRefused={passkeysRefused}
        beginPasskey={beginPasskey}
        addPasskey={addPasskey}
        signOut={signOut}
      />
    </AuthSheet>
  )
}
