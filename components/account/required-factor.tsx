'use client'

import { useTranslations } from 'next-intl'
import { type AppActions, AppSetUp } from './app-set-up'
import classes from './factors.module.css'
import { SignOutForm } from './sign-out-form'

type Props = AppActions & { target: string; signOut: () => Promise<void> }

/** For who must set a second factor up before going on. */
export function RequiredFactor({ target, signOut, ...app }: Props) {
  const t = useTranslations('second')
  return (
    <div className={classes.steps}>
      <p>{t('neededLead')}</p>
      <AppSetUp {...app} doneVerb={t('goOn')} onDone={() => window.location.assign(target)} />
      <SignOutForm verb={t('signOut')} signOut={signOut} />
    </div>
  )
}
