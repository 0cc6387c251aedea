'use client'

import { Button, Checkbox, PasswordInput, Select, Stack, TextInput } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { fieldOf } from '@/components/forms/field-of'
import { Form } from '@/components/forms/form'
import { FormMessage } from '@/components/forms/form-message'
import { useSubmit } from '@/components/forms/use-submit'
import { LEAST_FILLING_MS, type RegistrationInput } from '@/lib/accounts/schema'
import type { Result } from '@/lib/web/result'
import { Captcha, type CaptchaSettings } from './captcha'
import { MailSent } from './mail-sent'
import classes from './sign-in.module.css'

const EMPTY = {
  username: '',
  email: '',
  firstName: '',
  lastName: '',
  phone: '',
  password: '',
  website: '',
  captcha: '',
  organizationId: null as number | null,
  acceptTerms: false,
}

type Props = {
  begun: string
  organizations: { id: number; title: string }[]
  termsUrl: string
  captcha: CaptchaSettings | null
  register: (input: RegistrationInput) => Promise<Result<void>>
}

export function RegisterForm({ begun, organizations, termsUrl, captcha, register }: Props) {
  const t = useTranslations('register')
  const ready = useMounted()
  const [values, setValues] = useState(EMPTY)
  const [attempt, setAttempt] = useState(0)
  const [sent, setSent] = useState(false)
  const [first] = useState(() => ({ begun, shownAt: Date.now() }))
  const inTime = async (input: RegistrationInput) => {
    await passed(first.shownAt + LEAST_FILLING_MS)
    return register(input)
  }
  const sending = useSubmit(inTime, () => setSent(true))
  if (sent) return <MailSent>{t('sent', { email: values.email })}</MailSent>
  const field = fieldOf(values, setValues, sending)
  const change = (part: Partial<typeof EMPTY>) => {
    setValues((before) => ({ ...before, ...part }))
    for (const name of Object.keys(part)) sending.clear(name)
  }
  const submit = () => {
    sending.submit({ ...values, begun: first.begun })
    // A token counts once.
    setValues((before) => ({ ...before, captcha: '' }))
    setAttempt((count) => count + 1)
  }
  return (
    <Form onSubmit={submit}>
      <Stack gap="md">
        <p>{t('lead')}</p>
        <FormMessage sending={sending} />
        <div className={classes.pair}>
          <TextInput label={t('firstName')} autoComplete="given-name" required {...field('firstName')} />
          <TextInput label={t('lastName')} autoComplete="family-name" required {...field('lastName')} />
        </div>
        <TextInput label={t('email')} type="email" autoComplete="email" required {...field('email')} />
        <TextInput
          label={t('username')}
          description={t('usernameHelp')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          {...field('username')}
        />
        <PasswordInput
          label={t('password')}
          description={t('passwordHelp')}
          autoComplete="new-password"
          required
          {...field('password')}
        />
        <div className={classes.pair}>
          <TextInput label={t('phone')} type="tel" autoComplete="tel" {...field('phone')} />
          {organizations.length > 0 ? (
            <Select
              label={t('organization')}
              placeholder={t('none')}
              clearable
              clearButtonProps={{ 'aria-label': t('clearOrganization') }}
              searchable
              data={organizations.map(({ id, title }) => ({ value: String(id), label: title }))}
              value={values.organizationId === null ? null : String(values.organizationId)}
              onChange={(id) => change({ organizationId: id === null ? null : Number(id) })}
              error={sending.errors.organizationId}
            />
          ) : null}
        </div>
        <div className={classes.trap} aria-hidden>
          <input tabIndex={-1} autoComplete="off" {...trap(field('website'))} />
        </div>
        <Checkbox
          label={t.rich('terms', { link: (text) => <TermsLink url={termsUrl}>{text}</TermsLink> })}
          checked={values.acceptTerms}
          onChange={(event) => change({ acceptTerms: event.currentTarget.checked })}
          error={sending.errors.acceptTerms}
        />
        {captcha ? (
          <Captcha
            key={attempt}
            settings={captcha}
            error={sending.errors.captcha}
            onToken={(token) => change({ captcha: token })}
          />
        ) : null}
        <Button type="submit" loading={sending.pending} disabled={!ready} fullWidth>
          {t('submit')}
        </Button>
      </Stack>
    </Form>
  )
}

const trap = ({ error: _, ...input }: ReturnType<ReturnType<typeof fieldOf>>) => input

function TermsLink({ url, children }: { url: string; children: ReactNode }) {
  if (!url) return children
  return (
    <a href={url} target="_blank" rel="noopener">
      {children}
    </a>
  )
}

/** People whose browser fills in the form are not told to come back later. */
const passed = (moment: number) => new Promise((resolve) => setTimeout(resolve, moment - Date.now()))
