'use client'

import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { fieldOf } from '@/components/forms/field-of'
import { Form } from '@/components/forms/form'
import { FormMessage } from '@/components/forms/form-message'
import { useSubmit } from '@/components/forms/use-submit'
import type { ResetInput } from '@/lib/accounts/schema'
import type { Result } from '@/lib/web/result'

type Props = { token: string; username: string; save: (input: ResetInput) => Promise<Result<void>> }

export function NewPasswordForm({ token, username, save }: Props) {
  const t = useTranslations('reset')
  const ready = useMounted()
  const [values, setValues] = useState({ password: '' })
  const [done, setDone] = useState(false)
  const saving = useSubmit(save, () => setDone(true))
  if (done) return <p role="status">{t('done')}</p>
  const submit = () => {
    saving.submit({ ...values, token })
  }
  return (
    <Form onSubmit={submit}>
      <Stack gap="md">
        <FormMessage sending={saving} />
        <TextInput label={t('username')} value={username} autoComplete="username" readOnly />
        <PasswordInput
          label={t('password')}
          description={t('passwordHelp')}
          autoComplete="new-password"
          autoFocus
          required
          withAsterisk={false}
          {...fieldOf(values, setValues, saving)('password')}
        />
        <Button type="submit" loading={saving.pending} disabled={!ready} fullWidth>
          {t('save')}
        </Button>
      </Stack>
    </Form>
  )
}
