'use client'

import { Stack, Text, Textarea } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState, useTransition } from 'react'
import { Dialog, DialogButtons } from './dialog-form'
import { Form } from './form'
import { NameInput } from './name-input'

export type Confirmation = {
  /** The verb, and the count if many: on the dialog's button. */
  verb: string
  title: string
  /** What will happen. */
  consequence: ReactNode
  /** False keeps the dialog open with what was typed. */
  onConfirm: (reason: string) => unknown
  danger?: boolean
  /** Only where data is lost: the name that must be typed. */
  typeName?: string
  /** A required reason: its label. */
  reasonLabel?: string
}

type Props = Confirmation & { opened: boolean; close: () => void }

/** Asks before it is done. Open it from a button (ConfirmButton) or a menu. */
export function ConfirmDialog({ opened, title, ...form }: Props) {
  return (
    <Dialog opened={opened} close={form.close} title={title}>
      <ConfirmForm {...form} />
    </Dialog>
  )
}

function ConfirmForm({
  verb,
  consequence,
  onConfirm,
  danger,
  typeName,
  reasonLabel,
  close,
}: Omit<Props, 'opened' | 'title'>) {
  const t = useTranslations('form')
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const [pending, startTransition] = useTransition()
  const ready = (!typeName || typed.trim() === typeName) && (!reasonLabel || reason.trim() !== '')
  const submit = () => {
    if (!ready) return
    startTransition(async () => {
      if ((await onConfirm(reason.trim())) !== false) close()
    })
  }
  return (
    <Form onSubmit={submit} noValidate={false}>
      <Stack gap="md">
        <Text>{consequence}</Text>
        {typeName ? (
          <NameInput
            label={t('typeName', { name: typeName })}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            data-autofocus
          />
        ) : null}
        {reasonLabel ? (
          <Textarea
            label={reasonLabel}
            required
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            data-autofocus={typeName ? undefined : true}
          />
        ) : null}
        <DialogButtons
          verb={verb}
          danger={danger}
          disabled={!ready}
          pending={pending}
          close={close}
          autoFocus={!typeName && !reasonLabel}
        />
      </Stack>
    </Form>
  )
}
