'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { When } from '@/components/format/when'
import type { ProofInput } from '@/lib/accounts/schema'
import type { Result } from '@/lib/web/result'
import classes from './account.module.css'
import { type AppActions, AppSetUp } from './app-set-up'
import { InDialog } from './in-dialog'
import { PasskeyList, type PasskeyListProps } from './passkey-list'
import { ProveForm } from './prove-form'
import { RecoveryCodes } from './recovery-codes'
import { useBroughtUpToDate } from './use-brought-up-to-date'

type Props = AppActions &
  PasskeyListProps & {
    appSince: string | null
    codesLeft: number
    removeApp: (input: ProofInput) => Promise<Result<void>>
    newCodes: (input: ProofInput) => Promise<Result<string[]>>
  }

/** What is asked for at the sign-in besides the password. */
export function FactorSection({ appSince, codesLeft, removeApp, newCodes, ...rest }: Props) {
  const t = useTranslations('factors')
  const broughtUpToDate = useBroughtUpToDate()
  // A page brought up to date meanwhile must not take away the recovery codes, which are shown this once.
  const [settingUp, setSettingUp] = useState(false)
  const { passkeys, passkeysRefused, beginPasskey, addPasskey, removePasskey, ...app } = rest
  const keys = {
    ...{ passkeys, passkeysRefused, beginPasskey, hasPassword: app.hasPassword },
    addPasskey: broughtUpToDate(addPasskey),
    removePasskey: broughtUpToDate(removePasskey),
  }
  return (
    <>
      <p className={classes.note}>{t('lead')}</p>
      <ul className={classes.keys} aria-label={t('title')}>
        <li className={classes.key}>
          <div className={classes.keyText}>
            <span className={classes.comment}>{t('app')}</span>
            <span className={classes.soft}>
              {appSince ? t.rich('since', { time: () => <When iso={appSince} style="date" /> }) : t('appNone')}
            </span>
          </div>
          {appSince && !settingUp ? (
            <InDialog key="remove" verb={t('remove')} label={t('removeApp')} title={t('removeAppTitle')}>
              {(done) => (
                <ProveForm {...app} verb={t('removeApp')} danger action={broughtUpToDate(removeApp)} onDone={done}>
                  <p>{t('removeConsequence')}</p>
                </ProveForm>
              )}
            </InDialog>
          ) : (
            <InDialog
              key="set-up"
              verb={t('setUp')}
              label={t('setUpApp')}
              title={t('setUpApp')}
              onChange={setSettingUp}
            >
              {(done) => (
                <AppSetUp {...app} confirm={broughtUpToDate(app.confirm)} doneVerb={t('done')} onDone={done} />
              )}
            </InDialog>
          )}
        </li>
        <PasskeyList {...keys} />
        {appSince || passkeys.length > 0 ? (
          <li className={classes.key}>
            <div className={classes.keyText}>
              <span className={classes.comment}>{t('codes')}</span>
              <span className={classes.soft}>{t('codesLeft', { count: codesLeft })}</span>
            </div>
            <InDialog verb={t('renew')} label={t('renewCodes')} title={t('renewCodes')}>
              {(done) => <NewCodes hasPassword={app.hasPassword} newCodes={broughtUpToDate(newCodes)} onDone={done} />}
            </InDialog>
          </li>
        ) : null}
      </ul>
    </>
  )
}

function NewCodes({ hasPassword, newCodes, onDone }: Pick<Props, 'hasPassword' | 'newCodes'> & { onDone: () => void }) {
  const t = useTranslations('factors')
  const [codes, setCodes] = useState<string[] | null>(null)
  if (codes) return <RecoveryCodes codes={codes} verb={t('done')} onDone={onDone} />
  return (
    <ProveForm hasPassword={hasPassword} verb={t('renewCodes')} action={newCodes} onDone={setCodes}>
      <p>{t('renewConsequence')}</p>
    </ProveForm>
  )
}
