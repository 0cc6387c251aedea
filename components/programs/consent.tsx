'use client'

import { Button, Group } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { AuthSheet } from '@/components/account/auth-sheet'
import { FormMessage } from '@/components/forms/form-message'
import { useSubmit } from '@/components/forms/use-submit'
import type { SetLocale } from '@/components/layout/language-switch'
import type { Result } from '@/lib/web/result'
import classes from './programs.module.css'
import { ScopeList } from './scope-list'

type Request = { query: string; ticket: string }

type Props = {
  client: string
  account: { name: string; username: string }
  scopes: readonly string[]
  returnsTo: string
  request: Request
  answer: (input: Request & { agreed: boolean }) => Promise<Result<{ location: string }>>
  setLocale: SetLocale
}

/** Asks the person whether a program may act for them. */
export function Consent({ client, account, scopes, returnsTo, request, answer, setLocale }: Props) {
  const t = useTranslations('programs')
  const ready = useMounted()
  const [gone, setGone] = useState(false)
  const sending = useSubmit(answer, ({ location }) => {
    setGone(true)
    // Replaced, so that going back does not ask again.
    window.location.replace(location)
  })
  const say = (agreed: boolean) => sending.submit({ ...request, agreed })
  const busy = sending.pending || gone
  return (
    <AuthSheet title={t('consentTitle')} setLocale={setLocale} wide>
      <div className={classes.words}>
        <p>{t.rich('asks', { client, strong: (text) => <strong>{text}</strong> })}</p>
        <ScopeList scopes={scopes} />
        <p className={classes.soft}>
          {t.rich('asAccount', { ...account, strong: (text) => <strong>{text}</strong> })}
          <br />
          {t.rich('returnsTo', { place: returnsTo, strong: (text) => <strong>{text}</strong> })}
        </p>
        <FormMessage sending={sending} />
        <Group grow>
          <Button variant="default" disabled={!ready || busy} onClick={() => say(false)}>
            {t('deny')}
          </Button>
          <Button disabled={!ready} loading={busy} onClick={() => say(true)}>
            {t('allow')}
          </Button>
        </Group>
        <p className={classes.soft}>{t('withdrawable')}</p>
      </div>
    </AuthSheet>
  )
}
