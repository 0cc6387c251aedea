'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { FormMessage } from '@/components/forms/form-message'
import { FormColumns } from '@/components/forms/form-section'
import { StickyFoot } from '@/components/forms/sticky-foot'
import { useSubmit } from '@/components/forms/use-submit'
import { LinkButton } from '@/components/layout/link-button'
import type { OwnClientInput } from '@/lib/oauth/schema'
import type { Result } from '@/lib/web/result'
import { ClientFields, type ClientValues, inputOf } from './client-fields'

type Props = { initial: ClientValues; save: (input: OwnClientInput) => Promise<Result<void>> }

export function EditClient({ initial, save }: Props) {
  const t = useTranslations('programs')
  const router = useRouter()
  const [values, setValues] = useState(initial)
  const sending = useSubmit(save, () => router.push('/o/applications'))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    sending.submit(inputOf(values))
  }
  return (
    <form onSubmit={submit} noValidate>
      <FormColumns>
        <FormMessage sending={sending} />
        <ClientFields values={values} setValues={setValues} sending={sending} typeFixed />
      </FormColumns>
      <StickyFoot>
        <LinkButton href="/o/applications" variant="default">
          {t('cancel')}
        </LinkButton>
        <Button type="submit" loading={sending.pending}>
          {t('save')}
        </Button>
      </StickyFoot>
    </form>
  )
}
