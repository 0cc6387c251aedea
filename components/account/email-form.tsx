'use client'

import { PasswordInput, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { Form } from '@/components/forms/form'
import { FormMessage } from '@/components/forms/form-message'
import type { ChangeEmailInput } from '@/lib/accounts/schema'
import type { Result } from '@/lib/web/result'
import classes from './account.module.css'
import { SavedFoot } from './saved-foot'
import { useSavedForm } from './use-saved-form'

const EMPTY = { email: '', password: '' }

export function EmailForm({ save }: { save: (input: ChangeEmailInput) => Promise<Result<void>> }) {
  const t = useTranslations('profile')
  const { done, saving, onSubmit, field } = useSavedForm(EMPTY, save, { emptied: true })
  return (
    <Form onSubmit={onSubmit} className={classes.fields}>
      <FormMessage sending={saving} brief />
      <TextInput
        label={t('newEmail')}
        description={t('newEmailHelp')}
        type="email"
        autoComplete="email"
        {...field('email')}
      />
      <PasswordInput label={t('emailPassword')} autoComplete="current-password" {...field('password')} />
      <SavedFoot verb={t('changeEmail')} pending={saving.pending} said={t('emailSent')} done={done} />
    </Form>
  )
}
