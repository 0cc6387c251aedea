'use client'

import { Alert, Button, Paper, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { signIn } from 'next-auth/react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Brand } from '@/components/layout/brand'
import { LanguageSwitch, type SetLocale } from '@/components/layout/language-switch'
import classes from './sign-in.module.css'

export function SignInForm({ target, setLocale }: { target: string; setLocale: SetLocale }) {
  const t = useTranslations('signIn')
  // Without its script the form cannot sign in, and must not put the password into the address.
  const ready = useMounted()
  const [pending, setPending] = useState(false)
  const [refused, setRefused] = useState<'refused' | 'unreachable' | null>(null)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    setPending(true)
    const answer = await signIn('credentials', {
      login: String(data.get('login')),
      password: String(data.get('password')),
      redirect: false,
    }).catch(() => null)
    if (answer?.ok && !answer.error) {
      // A whole load: the language may be another now.
      window.location.assign(target)
      return
    }
    setRefused(answer && answer.status < 500 ? 'refused' : 'unreachable')
    setPending(false)
  }

  return (
    <main className={classes.place}>
      <Paper component="form" method="post" onSubmit={submit} className={classes.sheet} withBorder>
        <div className={classes.head}>
          <Brand />
          <LanguageSwitch setLocale={setLocale} />
        </div>
        <h1 className={classes.title}>{t('title')}</h1>
        <Stack gap="md">
          {refused ? (
            <Alert color="error" variant="light" role="alert">
              {t(refused)}
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
      </Paper>
    </main>
  )
}
