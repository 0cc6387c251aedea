import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { FormMessage } from '@/components/forms/form-message'
import { FormColumns } from '@/components/forms/form-section'
import { StickyFoot } from '@/components/forms/sticky-foot'
import type { useSubmit } from '@/components/forms/use-submit'
import { LinkButton } from '@/components/layout/link-button'
import type { OwnClientInput } from '@/lib/oauth/schema'
import { ClientFields, type ClientValues, inputOf } from './client-fields'

type Props = {
  initial: ClientValues
  sending: ReturnType<typeof useSubmit<OwnClientInput, unknown>>
  verb: string
  typeFixed?: boolean
}

export function ClientForm({ initial, sending, verb, typeFixed = false }: Props) {
  const t = useTranslations('programs')
  const [values, setValues] = useState(initial)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    sending.submit(inputOf(values))
  }
  return (
    <form onSubmit={submit} noValidate>
      <FormColumns>
        <FormMessage sending={sending} />
        <ClientFields values={values} setValues={setValues} sending={sending} typeFixed={typeFixed} />
      </FormColumns>
      <StickyFoot>
        <LinkButton href="/o/applications" variant="default">
          {t('cancel')}
        </LinkButton>
        <Button type="submit" loading={sending.pending}>
          {verb}
        </Button>
      </StickyFoot>
    </form>
  )
}
