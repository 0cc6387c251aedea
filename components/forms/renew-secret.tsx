'use client'

import { Button, Group } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Result } from '@/lib/web/result'
import { ConfirmButton } from './confirm-button'
import { Dialog } from './dialog-form'
import { useAct } from './use-act'

type Props = {
  verb: string
  title: string
  consequence: string
  done: string
  renew: () => Promise<Result<{ secret: string }>>
  show: (secret: string) => ReactNode
}

/** Makes a new secret and shows it, this once. */
export function RenewSecret({ verb, title, consequence, done, renew, show }: Props) {
  const { ask } = useAct()
  const [secret, setSecret] = useState<string | null>(null)
  const renewed = async () => {
    const result = await renew()
    if (result.ok) setSecret(result.data.secret)
    return result
  }
  const close = () => setSecret(null)
  return (
    <>
      <ConfirmButton verb={verb} title={title} consequence={consequence} onConfirm={() => ask(renewed)} />
      <Dialog opened={secret !== null} close={close} title={verb}>
        {show(secret ?? '')}
        <Group justify="flex-end" mt="md">
          <Button onClick={close}>{done}</Button>
        </Group>
      </Dialog>
    </>
  )
}
