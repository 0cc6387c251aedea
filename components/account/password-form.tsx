'use client'

import { Button, PasswordInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useSubmit } from '@/components/forms/use-submit'
import type { Result } from '@/lib/web/result'
import classes from './account.module.css'
import { fieldOf } from './field-of'
import { FormMessage } from './form-message'

const EMPTY = { current: '', password: '' }

export function PasswordForm({ save }: { save: (input: typeof EMPTY) => Promise<Result<void>> }) {
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
      <p className={classes.soft}>{t('passwordNote')}</p>
      <FormMessage sending={saving} />
      <PasswordInput label={t('currentPassword')} autoComplete="current-password" {...field('current')} />
      <PasswordInput
        label={t('newPassword')}
        description={t('newPasswordHelp')}
        autoComplete="new-password"
        {...field('password')}
      />
      <div className={classes.foot}>
        <Button type="submit" variant="default" loading={saving.pending}>
          {t('changePassword')}
        </Button>
        <span role="status" className={classes.soft}>
          {done ? t('passwordChanged') : ''}
        </span>
      </div>
    </form>
  )
}
