'use client'

import { Button, Stack, TextInput } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { fieldOf } from '@/components/forms/field-of'
import { Form } from '@/components/forms/form'
import { FormMessage } from '@/components/forms/form-message'
import { useSubmit } from '@/components/forms/use-submit'
import type { Result } from '@/lib/web/result'
import { MailSent } from './mail-sent'

type Props = {
  lead: ReactNode
  label: string
  verb: string
  /** Said whether the address is known or not. */
  sent: string
  send: (input: { email: string }) => Promise<Result<void>>
}

/** Asks for an address, to mail something to. */
export function AddressForm({ lead, label, verb, sent, send }: Props) {
  const ready = useMounted()
  const [values, setValues] = useState({ email: '' })
  const [done, setDone] = useState(false)
  const sending = useSubmit(send, () => setDone(true))
  if (done) return <MailSent>{sent}</MailSent>
  const submit = () => {
    sending.submit(values)
  }
  return (
    <Form onSubmit={submit}>
      <Stack gap="md">
        <p>{lead}</p>
        <FormMessage sending={sending} />
        <TextInput
          label={label}
          type="email"
          autoComplete="email"
          required
          withAsterisk={false}
          {...fieldOf(values, setValues, sending)('email')}
        />
        <Button type="submit" loading={sending.pending} disabled={!ready} fullWidth>
          {verb}
        </Button>
      </Stack>
    </Form>
  )
}
