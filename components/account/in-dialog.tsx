'use client'

import { useDisclosure } from '@mantine/hooks'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { Dialog } from '@/components/forms/dialog-form'
import { ReasonedButton } from '@/components/forms/reasoned-button'

type Props = {
  verb: string
  label: string
  title: string
  disabledReason?: string | undefined
  onChange?: (opened: boolean) => void
  children: (done: () => void) => ReactNode
}

/** A button whose dialog holds steps; the page is read anew when it closes. */
export function InDialog({ verb, label, title, disabledReason, onChange, children }: Props) {
  const [opened, { open, close }] = useDisclosure(false, {
    onOpen: () => onChange?.(true),
    onClose: () => onChange?.(false),
  })
  const router = useRouter()
  // Also after codes were made and the dialog left by its cross.
  const end = () => {
    close()
    router.refresh()
  }
  return (
    <>
      <ReasonedButton variant="default" size="xs" aria-label={label} disabledReason={disabledReason} onClick={open}>
        {verb}
      </ReasonedButton>
      <Dialog opened={opened} close={end} title={title}>
        {children(end)}
      </Dialog>
    </>
  )
}
