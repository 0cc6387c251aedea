'use client'

import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ReasonedButton } from '@/components/forms/reasoned-button'
import { useRefusal } from '@/components/forms/use-refusal'
import { AddPasskey, type PasskeyActions } from './add-passkey'
import { type AppActions, AppSetUp } from './app-set-up'
import classes from './factors.module.css'
import { SignOutForm } from './sign-out-form'

type Props = AppActions &
  PasskeyActions & { passkeysRefused: string | null; target: string; signOut: () => Promise<void> }

/** For who must set a second factor up before going on: the app or a passkey. */
export function RequiredFactor({ target, signOut, passkeysRefused, beginPasskey, addPasskey, ...app }: Props) {
  const t = useTranslations('second')
  const why = useRefusal({})
  const [kind, setKind] = useState<'app' | 'passkey' | null>(null)
  const end = { doneVerb: t('goOn'), onDone: () => window.location.assign(target) }
  return (
    <div className={classes.steps}>
      <p>{t('neededLead')}</p>
      {kind === null ? (
        <>
          <Button onClick={() => setKind('app')}>{t('chooseApp')}</Button>
          <ReasonedButton variant="default" disabledReason={why(passkeysRefused)} onClick={() => setKind('passkey')}>
            {t('choosePasskey')}
          </ReasonedButton>
        </>
      ) : kind === 'app' ? (
        <AppSetUp {...app} {...end} />
      ) : (
        <AddPasskey hasPassword={app.hasPassword} beginPasskey={beginPasskey} addPasskey={addPasskey} {...end} />
      )}
      <SignOutForm verb={t('signOut')} signOut={signOut} />
    </div>
  )
}
