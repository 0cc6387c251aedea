'use client'

import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { When } from '@/components/format/when'
import { Dialog } from '@/components/forms/dialog-form'
import type { ProofInput } from '@/lib/accounts/schema'
import type { Result } from '@/lib/web/result'
import classes from './account.module.css'
import { type AppActions, AppSetUp } from './app-set-up'
import { ProveForm } from './prove-form'
import { RecoveryCodes } from './recovery-codes'

type Props = AppActions & {
  appSince: string | null
  codesLeft: number
  removeApp: (input: ProofInput) => Promise<Result<void>>
  newCodes: (input: ProofInput) => Promise<Result<string[]>>
}

/** What is asked for at the sign-in besides the password. */
export function FactorSection({ appSince, codesLeft, removeApp, newCodes, ...app }: Props) {
  const t = useTranslations('factors')
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
          {appSince ? (
            <InDialog verb={t('remove')} label={t('removeApp')} title={t('removeAppTitle')}>
              {(done) => (
                <ProveForm {...app} verb={t('removeApp')} danger action={removeApp} onDone={done}>
                  <p>{t('removeConsequence')}</p>
                </ProveForm>
              )}
            </InDialog>
          ) : (
            <InDialog verb={t('setUp')} label={t('setUpApp')} title={t('setUpApp')}>
              {(done) => <AppSetUp {...app} doneVerb={t('done')} onDone={done} />}
            </InDialog>
          )}
        </li>
        {appSince ? (
          <li className={classes.key}>
            <div className={classes.keyText}>
              <span className={classes.comment}>{t('codes')}</span>
              <span className={classes.soft}>{t('codesLeft', { count: codesLeft })}</span>
            </div>
            <InDialog verb={t('renew')} label={t('renewCodes')} title={t('renewCodes')}>
              {(done) => <NewCodes hasPassword={app.hasPassword} newCodes={newCodes} onDone={done} />}
            </InDialog>
          </li>
        ) : null}
      </ul>
    </>
  )
}

type DialogProps = { verb: string; label: string; title: string; children: (done: () => void) => ReactNode }

function InDialog({ verb, label, title, children }: DialogProps) {
  const [opened, { open, close }] = useDisclosure(false)
  const router = useRouter()
  // Also after codes were made and the dialog left by its cross.
  const end = () => {
    close()
    router.refresh()
  }
  return (
    <>
      <Button variant="default" size="xs" aria-label={label} onClick={open}>
        {verb}
      </Button>
      <Dialog opened={opened} close={end} title={title}>
        {children(end)}
      </Dialog>
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
