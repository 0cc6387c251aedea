'use client'

import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import Link from 'next/link'
import { signIn } from 'next-auth/react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { SetLocale } from '@/components/layout/language-switch'
import { AuthSheet } from './auth-sheet'
import { PasskeyButton, type PasskeyOptions } from './passkey-button'
import { type Refusal, refusalOf } from './refusal-of'
import classes from './sign-in.module.css'

type Props = {
  target: string
  /** Whether anyone may ask for an account. */
  open: boolean
  /** Null: passkeys are not offered. */
  passkeyOptions: PasskeyOptions | null
  setLocale: SetLocale
}

export function SignInForm({ target, open, passkeyOptions, setLocale }: Props) {
  const t = useTranslations('signIn')
  // Without its script the form cannot sign in, and must not put the password into the address.
  const ready = useMounted()
  const [pending, setPending] = useState(false)
  const [refused, setRefused] = useState<Refusal | null>(null)

  // A whole load: the language may be another now.
  const goOn = () => window.location.assign(target)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
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
      <form method="post" onSubmit={submit}>
        <Stack gap="md">
          {refused ? (
            <Alert color="error" variant="light" role="alert">
              {refused.kind === 'tooMany' ? t('tooMany', { seconds: refused.seconds }) : t(refused.kind)}
            </Alert>
          ) : null}
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
      </form>
      {passkeyOptions ? (
        <div className={classes.others}>
          <PasskeyButton
            verb={t('passkey')}
            provider="passkey"
            options={passkeyOptions}
            onDone={goOn}
            onRefused={setRefused}
          />
        </div>
      ) : null}
      <nav className={classes.foot} aria-label={t('otherWays')}>
        <Link href="/reset">{t('forgot')}</Link>
        {open ? <Link href="/register">{t('register')}</Link> : null}
      </nav>
    </AuthSheet>
  )
}
