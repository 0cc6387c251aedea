'use client'

import { Button, PasswordInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { fieldOf } from '@/components/forms/field-of'
import { Form } from '@/components/forms/form'
import { FormMessage } from '@/components/forms/form-message'
import { useSubmit } from '@/components/forms/use-submit'
import type { ProofInput } from '@/lib/accounts/schema'
import type { Result } from '@/lib/web/result'
import classes from './factors.module.css'

type Props<T> = {
  /** False: the sign-in of a moment ago is proof enough. */
  hasPassword: boolean
  verb: string
  danger?: boolean
  action: (input: ProofInput) => Promise<Result<T>>
  onDone: (data: T) => void
  children?: ReactNode
}

/** Before anything that guards the account changes: the password again. */
export function ProveForm<T>({ hasPassword, verb, danger = false, action, onDone, children }: Props<T>) {
  const t = useTranslations('factors')
  const [values, setValues] = useState({ password: '' })
  const sending = useSubmit(action, onDone)
  return (
    <Form className={classes.steps} onSubmit={() => sending.submit(values)}>
      <FormMessage sending={sending} brief />
      {children}
      {hasPassword ? (
        <PasswordInput
          label={t('password')}
          autoComplete="current-password"
          data-autofocus
          {...fieldOf(values, setValues, sending)('password')}
        />
      ) : null}
      <div className={classes.acts}>
        <Button type="submit" loading={sending.pending} color={danger ? 'error' : undefined}>
          {verb}
        </Button>
      </div>
    </Form>
  )
}
