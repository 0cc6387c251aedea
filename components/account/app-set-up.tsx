'use client'

import { Button, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { fieldOf } from '@/components/forms/field-of'
import { Form } from '@/components/forms/form'
import { FormMessage } from '@/components/forms/form-message'
import { useSubmit } from '@/components/forms/use-submit'
import { CopyValue } from '@/components/layout/copy-value'
import type { ProofInput } from '@/lib/accounts/schema'
import type { Result } from '@/lib/web/result'
import classes from './factors.module.css'
import { ProveForm } from './prove-form'
import { QrCode } from './qr-code'
import { RecoveryCodes } from './recovery-codes'

type Begun = { secret: string; uri: string; picture: boolean[][] }

export type AppActions = {
  hasPassword: boolean
  begin: (input: ProofInput) => Promise<Result<Begun>>
  confirm: (input: { code: string }) => Promise<Result<{ codes: string[] }>>
}

type Props = AppActions & { doneVerb: string; onDone: () => void }

/** Password, then the picture and a first code, then the recovery codes. */
export function AppSetUp({ hasPassword, begin, confirm, doneVerb, onDone }: Props) {
  const t = useTranslations('factors')
  const [begun, setBegun] = useState<Begun | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  if (codes) return <RecoveryCodes codes={codes} verb={doneVerb} onDone={onDone} />
  if (begun)
    return <Scan begun={begun} confirm={confirm} onDone={(given) => (given.length > 0 ? setCodes(given) : onDone())} />
  return (
    <ProveForm hasPassword={hasPassword} verb={t('next')} action={begin} onDone={setBegun}>
      <p>{t('appLead')}</p>
    </ProveForm>
  )
}

type ScanProps = { begun: Begun; confirm: AppActions['confirm']; onDone: (codes: string[]) => void }

function Scan({ begun: { secret, uri, picture }, confirm, onDone }: ScanProps) {
  const t = useTranslations('factors')
  const [values, setValues] = useState({ code: '' })
  const sending = useSubmit(confirm, ({ codes }) => onDone(codes))
  return (
    <Form className={classes.scan} onSubmit={() => sending.submit(values)}>
      <FormMessage sending={sending} brief />
      <p>{t('scan')}</p>
      <QrCode rows={picture} label={t('picture')} />
      <p>
        {t.rich('orType', { link: (text) => <a href={uri}>{text}</a> })}
        <span className={classes.secret}>
          {secret.match(/.{1,4}/g)?.join(' ')}
          <CopyValue value={secret} name={t('secret')} />
        </span>
      </p>
      <TextInput
        label={t('code')}
        description={t('codeHelp')}
        inputMode="numeric"
        autoComplete="one-time-code"
        autoFocus
        {...fieldOf(values, setValues, sending)('code')}
      />
      <div className={classes.acts}>
        <Button type="submit" loading={sending.pending}>
          {t('confirm')}
        </Button>
      </div>
    </Form>
  )
}
