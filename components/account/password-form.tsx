'use client'

import { PasswordInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { Form } from '@/components/forms/form'
import { FormMessage } from '@/components/forms/form-message'
import type { Result } from '@/lib/web/result'
import classes from './account.module.css'
import { SavedFoot } from './saved-foot'
import { useSavedForm } from './use-saved-form'

const EMPTY = { current: '', password: '' }

export function PasswordForm({ save }: { save: (input: typeof EMPTY) => Promise<Result<void>> }) {
  const t = useTranslations('profile')
  const { done, saving, onSubmit, field } = useSavedForm(EMPTY, save, { emptied: true })
  return (
    <Form onSubmit={onSubmit} className={classes.fields}>
      <p className={classes.soft}>{t('passwordNote')}</p>
      <FormMessage sending={saving} brief />
      <PasswordInput label={t('currentPassword')} autoComplete="current-password" {...field('current')} />
      <PasswordInput
        label={t('newPassword')}
        description={t('newPasswordHelp')}
        autoComplete="new-password"
        {...field('password')}
      />
      <SavedFoot verb={t('changePassword')} pending={saving.pending} said={t('passwordChanged')} done={done} />
    </Form>
  )
}
