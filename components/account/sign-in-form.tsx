'use client'

import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { signIn } from 'next-auth/react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Form } from '@/components/forms/form'
import type { SetLocale } from '@/components/layout/language-switch'
import { Link } from '@/components/layout/link'
import type { DirectoryRefusal } from '@/lib/accounts/schema'
import { AuthSheet } from './auth-sheet'
import { PasskeyButton, type PasskeyOptions } from './passkey-button'
import { ProviderButton } from './provider-button'
import { RefusalAlert } from './refusal-alert'
import { type Refusal, refusalOf } from './refusal-of'
import classes from './sign-in.module.css'

type Props = {
  target: string
  /** Whether anyone may ask for an account. */
  open: boolean
  /** Null: passkeys are not offered. */
  passkeyOptions: PasskeyOptions | null
  /** Whom else one may sign in by, by name. */
  provider: string | null
  /** What the provider's way back says. */
  refusal: 'refused' | DirectoryRefusal | null
  setLocale: SetLocale
}

const toldOf = (code: 'refused' | DirectoryRefusal): Refusal =>
  code === 'refused' ? { kind: 'refused' } : { kind: 'told', code }

export function SignInForm({ target, open, passkeyOptions, provider, refusal, setLocale }: Props) {
  const t = useTranslations('signIn')
  // Without its script the form cannot sign in, and must not put the password into the address.
  const ready = useMounted()
  const [pending, setPending] = useState(false)
  const [refused, setRefused] = useState<Refusal | null>(refusal && toldOf(refusal))

  // A whole load: the language may be another now.
  const goOn = () => window.location.assign(target)
  const submit = async (form: HTMLFormElement) => {
    const data = new FormData(form)
    setPending(true)
    const answer = await signIn('credentials', {
      login: String(data.get('login')),
      password: String(data.get('password')),
      redirect: false,
    }).catch(() => null)
    if (answer?.ok && !answer.error) return goOn()
    setRefused(refusalOf(answer))
    setPending(false)
  }

  return (
    <AuthSheet title={t('title')} setLocale={setLocale}>
      <Form onSubmit={submit} noValidate={false}>
        <Stack gap="md">
          {refused ? <RefusalAlert refusal={refused} of="signIn" /> : null}
          <TextInput
            name="login"
            label={t('login')}
            autoComplete="username"
            autoCapitalize="none"
            autoFocus
            required
            withAsterisk={false}
          />
          <PasswordInput
            name="password"
            label={t('password')}
            autoComplete="current-password"
            required
            withAsterisk={false}
          />
          <Button type="submit" loading={pending} disabled={!ready} fullWidth>
            {t('submit')}
          </Button>
        </Stack>
      </Form>
      {passkeyOptions || provider ? (
        <div className={classes.others}>
          {provider ? <ProviderButton name={provider} target={target} onRefused={setRefused} /> : null}
          {passkeyOptions ? (
            <PasskeyButton
              verb={t('passkey')}
              provider="passkey"
              options={passkeyOptions}
              onDone={goOn}
              onRefused={setRefused}
            />
          ) : null}
        </div>
      ) : null}
      <nav className={classes.foot} aria-label={t('otherWays')}>
        <Link href="/reset">{t('forgot')}</Link>
        {open ? <Link href="/register">{t('register')}</Link> : null}
      </nav>
    </AuthSheet>
  )
}
