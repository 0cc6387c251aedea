'use client'

import { TextInput } from '@mantine/core'
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser'
import { startRegistration } from '@simplewebauthn/browser'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { PasskeyInput, ProofInput } from '@/lib/accounts/schema'
import type { Result } from '@/lib/web/result'
import { ProveForm } from './prove-form'
import { RecoveryCodes } from './recovery-codes'

export type PasskeyActions = {
  beginPasskey: (input: ProofInput) => Promise<Result<PublicKeyCredentialCreationOptionsJSON>>
  addPasskey: (input: PasskeyInput) => Promise<Result<{ codes: string[] }>>
}

type Props = PasskeyActions & { hasPassword: boolean; doneVerb: string; onDone: () => void }

/** Password and a name, then the browser's own dialog, then the recovery codes. */
export function AddPasskey({ hasPassword, beginPasskey, addPasskey, doneVerb, onDone }: Props) {
  const t = useTranslations('factors')
  const [name, setName] = useState('')
  const [codes, setCodes] = useState<string[] | null>(null)
  if (codes) return <RecoveryCodes codes={codes} verb={doneVerb} onDone={onDone} />
  const action = async (input: ProofInput): Promise<Result<{ codes: string[] }>> => {
    const begun = await beginPasskey(input)
    if (!begun.ok) return begun
    const response = await startRegistration({ optionsJSON: begun.data }).catch(() => null)
    if (!response) return { ok: false, reason: 'passkey_stopped', values: {}, fields: {} }
    return addPasskey({ name: name.trim() || t('passkeyName'), response })
  }
  return (
    <ProveForm
      hasPassword={hasPassword}
      verb={t('addPasskey')}
      action={action}
      onDone={(data) => (data.codes.length > 0 ? setCodes(data.codes) : onDone())}
    >
      <p>{t('passkeyLead')}</p>
      <TextInput
        label={t('name')}
        description={t('nameHelp')}
        placeholder={t('passkeyName')}
        maxLength={60}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </ProveForm>
  )
}
