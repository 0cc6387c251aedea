'use client'

import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useSubmit } from '@/components/forms/use-submit'
import type { ChangeEmailInput } from '@/lib/accounts/schema'
import type { Result } from '@/lib/web/result'
import classes from './account.module.css'
import { fieldOf } from './field-of'
import { FormMessage } from './form-message'

const EMPTY = { email: '', password: '' }

export function EmailForm({ save }: { save: (input: ChangeEmailInput) => Promise<Result<void>> }) {
  const t = useTranslations('profile')
  const [values, setValues] = useState(EMPTY)
  const [done, setDone] = useState(false)
  const saving = useSubmit(save, () => {
    setValues(EMPTY)
    setDone(true)
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setDone(false)
    saving.submit(values)
  }
  const field = fieldOf(values, setValues, saving)
  return (
    <form onSubmit={submit} className={classes.fields} noValidate>
      <FormMessage sending={saving} />
      <TextInput
        label={t('newEmail')}
        description={t('newEmailHelp')}
        type="email"
        autoComplete="email"
        {...field('email')}
      />
      <PasswordInput label={t('emailPassword')} autoComplete="current-password" {...field('password')} />
      <div className={classes.foot}>
        <Button type="submit" variant="default" loading={saving.pending}>
          {t('changeEmail')}
        </Button>
        <span role="status" className={classes.soft}>
          {done ? t('emailSent') : ''}
        </span>
      </div>
    </form>
  )
}
