import { useState } from 'react'
import { PageForm } from '@/components/forms/page-form'
import type { useSubmit } from '@/components/forms/use-submit'
import type { WebhookInput } from '@/lib/webhooks/schema'
import { WebhookFields, type WebhookValues } from './webhook-fields'

type Props = {
  initial: WebhookValues
  sending: ReturnType<typeof useSubmit<WebhookInput, unknown>>
  verb: string
  seesMore: boolean
}

export function WebhookForm({ initial, sending, verb, seesMore }: Props) {
  const [values, setValues] = useState(initial)
  return (
    <PageForm sending={sending} onSubmit={() => sending.submit(values)} verb={verb} back="/profile/webhooks">
      <WebhookFields values={values} setValues={setValues} sending={sending} seesMore={seesMore} />
    </PageForm>
  )
}
