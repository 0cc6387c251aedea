'use client'

import { Button, Group, Modal, Stack } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Form } from './form'
import { FormMessage } from './form-message'
import { useOpenedLater } from './use-lazy-dialog'
import type { useSubmit } from './use-submit'

type DialogProps = { opened: boolean; close: () => void; title: string; children: ReactNode }

/** What is in it begins anew each time that it opens. */
export function Dialog({ opened, close, title, children }: DialogProps) {
  const t = useTranslations('form')
  return (
    <Modal
      opened={useOpenedLater(opened)}
      onClose={close}
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {children}
    </Modal>
  )
}

type FormProps = {
  sending: Pick<ReturnType<typeof useSubmit>, 'message' | 'errors' | 'pending'>
  submit: () => void
  verb: string
  danger?: boolean
  /** While something is missing that the dialog shows. */
  disabled?: boolean
  close: () => void
  children: ReactNode
}

/** A short form in a dialog: what was refused, the fields, and its two buttons. */
export function DialogForm({ sending, submit, verb, danger, disabled, close, children }: FormProps) {
  return (
    <Form onSubmit={() => submit()}>
      <Stack gap="md">
        <FormMessage sending={sending} brief />
        {children}
        <DialogButtons verb={verb} danger={danger} disabled={disabled} pending={sending.pending} close={close} />
      </Stack>
    </Form>
  )
}

type ButtonsProps = Pick<FormProps, 'verb' | 'close'> & {
  danger: boolean | undefined
  disabled: boolean | undefined
  pending: boolean
  autoFocus?: boolean
}

export function DialogButtons({ verb, danger, disabled, pending, close, autoFocus }: ButtonsProps) {
  const t = useTranslations('form')
  return (
    <Group justify="flex-end" gap="sm">
      <Button variant="default" onClick={close}>
        {t('cancel')}
      </Button>
      <Button
        type="submit"
        color={danger ? 'error' : undefined}
        disabled={disabled ?? false}
        loading={pending}
        data-autofocus={autoFocus || undefined}
      >
        {verb}
      </Button>
    </Group>
  )
}
