'use client'

import { Button, type ButtonProps } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import type { Confirmation } from './confirm-dialog'
import { useEver } from './use-lazy-dialog'

const ConfirmDialog = dynamic(() => import('./confirm-dialog').then((module) => module.ConfirmDialog), { ssr: false })

type Props = Confirmation & {
  disabledReason?: string | undefined
  button?: Omit<ButtonProps, 'children' | 'disabled'> & { 'aria-label'?: string }
  /** Instead of the plain button, for menus: gets what opens the dialog. */
  trigger?: (open: () => void) => ReactNode
}

export function ConfirmButton({ button, disabledReason, trigger, ...confirmation }: Props) {
  const [opened, { open, close }] = useDisclosure(false)
  const hasOpened = useEver(opened)
  return (
    <>
      {trigger ? (
        trigger(open)
      ) : (
        <Button
          variant="default"
          c={confirmation.danger && !disabledReason ? 'var(--error-text)' : undefined}
          {...button}
          data-disabled={disabledReason ? true : undefined}
          aria-disabled={disabledReason ? true : undefined}
          title={disabledReason}
          onClick={disabledReason ? undefined : open}
        >
          {confirmation.verb}
        </Button>
      )}
      {hasOpened ? <ConfirmDialog opened={opened} close={close} {...confirmation} /> : null}
    </>
  )
}
