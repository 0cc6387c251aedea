'use client'

import { Button } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { FormMessage } from '@/components/forms/form-message'
import { FormColumns } from '@/components/forms/form-section'
import { StickyFoot } from '@/components/forms/sticky-foot'
import { useSubmit } from '@/components/forms/use-submit'
import { LinkButton } from '@/components/layout/link-button'
import { Section } from '@/components/layout/section'
import type { OwnClientInput } from '@/lib/oauth/schema'
import type { Result } from '@/lib/web/result'
import { ClientFields, type ClientValues, inputOf } from './client-fields'
import { Secrets } from './secrets'

type Made = { clientId: string; secret: string | null }

const BLANK: ClientValues = {
  name: '',
  type: 'confidential',
  grantTypes: ['authorization_code', 'refresh_token'],
  redirectUris: '',
  scopes: ['read'],
}

export function RegisterClient({ register }: { register: (input: OwnClientInput) => Promise<Result<Made>> }) {
  const t = useTranslations('programs')
  const [values, setValues] = useState(BLANK)
  const [made, setMade] = useState<Made | null>(null)
  const sending = useSubmit(register, setMade)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    sending.submit(inputOf(values))
  }
  if (made)
    return (
      <Section title={t('registered')}>
        <Secrets
          values={[
            { term: t('clientId'), value: made.clientId },
            ...(made.secret === null ? [] : [{ term: t('secret'), value: made.secret }]),
          ]}
          once={made.secret !== null}
        />
        <LinkButton href="/o/applications" mt={14}>
          {t('done')}
        </LinkButton>
      </Section>
    )
  return (
    <form onSubmit={submit} noValidate>
      <FormColumns>
        <FormMessage sending={sending} />
        <ClientFields values={values} setValues={setValues} sending={sending} />
      </FormColumns>
      <StickyFoot>
        <LinkButton href="/o/applications" variant="default">
          {t('cancel')}
        </LinkButton>
        <Button type="submit" loading={sending.pending}>
          {t('add')}
        </Button>
      </StickyFoot>
    </form>
  )
}
