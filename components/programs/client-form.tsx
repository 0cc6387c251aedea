import { useState } from 'react'
import { PageForm } from '@/components/forms/page-form'
import type { useSubmit } from '@/components/forms/use-submit'
import type { OwnClientInput } from '@/lib/oauth/schema'
import { ClientFields, type ClientValues, inputOf } from './client-fields'

type Props = {
  initial: ClientValues
  sending: ReturnType<typeof useSubmit<OwnClientInput, unknown>>
  verb: string
  typeFixed?: boolean
}

export function ClientForm({ initial, sending, verb, typeFixed = false }: Props) {
  const [values, setValues] = useState(initial)
  return (
    <PageForm sending={sending} onSubmit={() => sending.submit(inputOf(values))} verb={verb} back="/o/applications">
      <ClientFields values={values} setValues={setValues} sending={sending} typeFixed={typeFixed} />
    </PageForm>
  )
}
