'use client'

import { Button, PasswordInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Form } from '@/components/forms/form'
import classes from './console.module.css'

/** The VNC server's own password, which goes to it unseen by us but for its DES challenge (RFC 6143, 7.2.2). */
export function PasswordForm({ onSubmit }: { onSubmit: (password: string) => void }) {
  const t = useTranslations('console')
  const [password, setPassword] = useState('')
  return (
    <Form className={classes.password} onSubmit={() => onSubmit(password)} noValidate={false}>
      <PasswordInput
        label={t('password')}
        description={t('passwordHelp')}
        autoComplete="off"
        data-autofocus
        autoFocus
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <Button type="submit">{t('passwordSend')}</Button>
    </Form>
  )
}
