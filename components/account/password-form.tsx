'use client'

import { Button, PasswordInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useSubmit } from '@/components/forms/use-submit'
import { Banner } from '@/components/layout/banner'
import type { Result } from '@/lib/web/result'
import classes from './account.module.css'

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
  const field = (name: keyof typeof EMPTY) => ({
    value: values[name],
    error: saving.errors[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setValues((before) => ({ ...before, [name]: value }))
      saving.clear(name)
    },
  })
  return (
    <form onSubmit={submit} className={classes.fields} noValidate>
      <p className={classes.soft}>{t('passwordNote')}</p>
      {saving.message && Object.keys(saving.errors).length === 0 ? (
        <Banner tone="error" live>
          {saving.message}
        </Banner>
      ) : null}
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
