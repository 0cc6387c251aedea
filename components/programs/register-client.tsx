'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useSubmit } from '@/components/forms/use-submit'
import { LinkButton } from '@/components/layout/link-button'
import { Section } from '@/components/layout/section'
import type { OwnClientInput } from '@/lib/oauth/schema'
import type { Result } from '@/lib/web/result'
import type { ClientValues } from './client-fields'
import { ClientForm } from './client-form'
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
  const [made, setMade] = useState<Made | null>(null)
  const sending = useSubmit(register, setMade)
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
  return <ClientForm initial={BLANK} sending={sending} verb={t('add')} />
}
