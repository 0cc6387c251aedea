'use client'

import { Button, type ButtonProps, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslations } from 'next-intl'
import { type FormEvent, type ReactNode, useState, useTransition } from 'react'

type Props = {
  /** The verb, and the count if many: on the button and on the dialog's button. */
  verb: string
  title: string
  /** What will happen. */
  consequence: ReactNode
  onConfirm: (reason: string) => void | Promise<void>
  danger?: boolean
  /** Only where data is lost: the name that must be typed. */
  typeName?: string
  /** A required reason: its label. */
  reasonLabel?: string
  disabledReason?: string | undefined
  button?: Omit<ButtonProps, 'children' | 'disabled'> & { 'aria-label'?: string }
  /** Instead of the plain button, for menus: gets what opens the dialog. */
  trigger?: (open: () => void) => ReactNode
}

export function ConfirmButton({ verb, button, disabledReason, trigger, ...dialog }: Props) {
  const t = useTranslations('form')
  const [opened, { open, close }] = useDisclosure(false)
  return (
    <>
      {trigger ? (
        trigger(open)
      ) : (
        <Button
          variant="default"
          c={dialog.danger && !disabledReason ? 'var(--error-text)' : undefined}
          {...button}
          data-disabled={disabledReason ? true : undefined}
          aria-disabled={disabledReason ? true : undefined}
          title={disabledReason}
          onClick={disabledReason ? undefined : open}
        >
          {verb}
        </Button>
      )}
      <Modal opened={opened} onClose={close} title={dialog.title} closeButtonProps={{ 'aria-label': t('close') }}>
        <ConfirmForm verb={verb} close={close} {...dialog} />
      </Modal>
    </>
  )
}

type FormProps = Pick<Props, 'verb' | 'consequence' | 'onConfirm' | 'danger' | 'typeName' | 'reasonLabel'> & {
  close: () => void
}

function ConfirmForm({ verb, consequence, onConfirm, danger, typeName, reasonLabel, close }: FormProps) {
  const t = useTranslations('form')
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const [pending, startTransition] = useTransition()
  const ready = (!typeName || typed.trim() === typeName) && (!reasonLabel || reason.trim() !== '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    startTransition(async () => {
      await onConfirm(reason.trim())
      close()
    })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text>{consequence}</Text>
        {typeName ? (
          <TextInput
            label={t('typeName', { name: typeName })}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
            autoComplete="off"
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
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close}>
            {t('cancel')}
          </Button>
          <Button
            type="submit"
            color={danger ? 'error' : undefined}
            disabled={!ready}
            loading={pending}
            data-autofocus={typeName || reasonLabel ? undefined : true}
          >
            {verb}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
