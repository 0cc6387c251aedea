'use client'

import { useTranslations } from 'next-intl'
import { When } from '@/components/format/when'
import { useRefusal } from '@/components/forms/use-refusal'
import type { ProofInput } from '@/lib/accounts/schema'
import type { Result } from '@/lib/web/result'
import classes from './account.module.css'
import { AddPasskey, type PasskeyActions } from './add-passkey'
import { InDialog } from './in-dialog'
import { ProveForm } from './prove-form'

type ShownPasskey = { id: string; name: string; addedAt: string; usedAt: string | null }

export type PasskeyListProps = PasskeyActions & {
  hasPassword: boolean
  passkeys: ShownPasskey[]
  /** The code of why none can be added; null: they can. */
  passkeysRefused: string | null
  removePasskey: (id: string, input: ProofInput) => Promise<Result<void>>
}

/** Items of the list of second factors: to add one, and each that there is. */
export function PasskeyList({ passkeys, passkeysRefused, removePasskey, ...add }: PasskeyListProps) {
  const t = useTranslations('factors')
  const why = useRefusal({})
  return (
    <>
      <li className={classes.key}>
        <div className={classes.keyText}>
          <span className={classes.comment}>{t('passkey')}</span>
          {passkeys.length === 0 ? <span className={classes.soft}>{t('passkeyNone')}</span> : null}
        </div>
        <InDialog verb={t('add')} label={t('addPasskey')} title={t('addPasskey')} disabledReason={why(passkeysRefused)}>
          {(done) => <AddPasskey {...add} doneVerb={t('done')} onDone={done} />}
        </InDialog>
      </li>
      {passkeys.map(({ id, name, addedAt, usedAt }) => (
        <li key={id} className={classes.key}>
          <div className={classes.keyText}>
            <span className={classes.comment}>{name}</span>
            <span className={classes.soft}>
              {t.rich(usedAt ? 'usedAt' : 'unused', {
                added: () => <When iso={addedAt} style="date" />,
                used: () => <When iso={usedAt ?? addedAt} />,
              })}
            </span>
          </div>
          <InDialog verb={t('remove')} label={t('removePasskeyOf', { name })} title={t('removePasskey')}>
            {(done) => (
              <ProveForm
                hasPassword={add.hasPassword}
                verb={t('removePasskey')}
                danger
                action={(input) => removePasskey(id, input)}
                onDone={done}
              >
                <p>{t('removePasskeyConsequence', { name })}</p>
              </ProveForm>
            )}
          </InDialog>
        </li>
      ))}
    </>
  )
}
