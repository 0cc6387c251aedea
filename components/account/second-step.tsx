'use client'

import { Button, Stack, TextInput } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { signIn } from 'next-auth/react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Form } from '@/components/forms/form'
import { PasskeyButton, type PasskeyOptions } from './passkey-button'
import { RefusalAlert } from './refusal-alert'
import { type Refusal, refusalOf } from './refusal-of'
import { SignOutForm } from './sign-out-form'

type Props = {
  username: string
  app: boolean
  passkeys: boolean
  target: string
  passkeyOptions: PasskeyOptions
  startOver: () => Promise<void>
}

/** A passkey, a code of the app, or a recovery code. */
export function SecondStep({ username, app, passkeys, target, passkeyOptions, startOver }: Props) {
  const t = useTranslations('second')
  const ready = useMounted()
  const [recovery, setRecovery] = useState(!app)
  const [code, setCode] = useState('')
  const [pending, setPending] = useState(false)
  const [refused, setRefused] = useState<Refusal | null>(null)

  const goOn = () => window.location.assign(target)
  const refuse = (refusal: Refusal) => {
    if (refusal.kind === 'halfEnded') return window.location.assign(`/sign-in?next=${encodeURIComponent(target)}`)
    setRefused(refusal)
    setPending(false)
  }
  const submit = async () => {
    setPending(true)
    const answer = await signIn('second', { code, redirect: false }).catch(() => null)
    if (answer?.ok && !answer.error) return goOn()
    refuse(refusalOf(answer))
  }

  return (
    <>
      <Form onSubmit={submit} noValidate={false}>
        <Stack gap="md">
          <p>{t('lead', { username })}</p>
          {refused ? <RefusalAlert refusal={refused} of="second" /> : null}
          {passkeys ? (
            <PasskeyButton
              verb={t('usePasskey')}
              provider="second"
              options={passkeyOptions}
              onDone={goOn}
              onRefused={refuse}
            />
          ) : null}
          <TextInput
            key={recovery ? 'recovery' : 'code'}
            name="code"
            label={t(recovery ? 'recovery' : 'code')}
            description={t(recovery ? 'recoveryHelp' : 'codeHelp')}
            inputMode={recovery ? 'text' : 'numeric'}
            autoComplete={recovery ? 'off' : 'one-time-code'}
            autoCapitalize="none"
            spellCheck={false}
            autoFocus={app}
            required
            withAsterisk={false}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Button type="submit" loading={pending} disabled={!ready} fullWidth>
            {t('submit')}
          </Button>
          {app ? (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => {
                setRecovery(!recovery)
                setCode('')
              }}
            >
              {t(recovery ? 'useApp' : 'useRecovery')}
            </Button>
          ) : null}
        </Stack>
      </Form>
      <SignOutForm verb={t('startOver')} signOut={startOver} />
    </>
  )
}
