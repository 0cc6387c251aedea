import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { FormMessage } from '@/components/forms/form-message'
import { FormColumns } from '@/components/forms/form-section'
import { StickyFoot } from '@/components/forms/sticky-foot'
import type { useSubmit } from '@/components/forms/use-submit'
import { LinkButton } from '@/components/layout/link-button'
import type { WebhookInput } from '@/lib/webhooks/schema'
import { WebhookFields, type WebhookValues } from './webhook-fields'

type Props = {
  initial: WebhookValues
  sending: ReturnType<typeof useSubmit<WebhookInput, unknown>>
  verb: string
  seesMore: boolean
}

export function WebhookForm({ initial, sending, verb, seesMore }: Props) {
  const t = useTranslations('webhooks')
  const [values, setValues] = useState(initial)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    sending.submit(values)
  }
  return (
    <form onSubmit={submit} noValidate>
      <FormColumns>
        <FormMessage sending={sending} />
        <WebhookFields values={values} setValues={setValues} sending={sending} seesMore={seesMore} />
      </FormColumns>
      <StickyFoot>
        <LinkButton href="/profile/webhooks" variant="default">
          {t('cancel')}
        </LinkButton>
        <Button type="submit" loading={sending.pending}>
          {verb}
        </Button>
      </StickyFoot>
    </form>
  )
}
