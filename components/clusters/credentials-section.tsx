'use client'

import { PasswordInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { FieldPair, FormSection } from '@/components/forms/form-section'
import { NameInput } from '@/components/forms/name-input'
import type { Fields } from './cluster-values'

export function CredentialsSection({ values, change, errors, hasPassword }: Fields & { hasPassword: boolean }) {
  const t = useTranslations('clusters.form')
  return (
    <FormSection title={t('credentials')} reason={t('credentialsReason')}>
      <FieldPair>
        <NameInput
          label={t('rapiUser')}
          description={t('rapiUserHelp')}
          value={values.rapiUser}
          onChange={(event) => change({ rapiUser: event.currentTarget.value })}
          error={errors.rapiUser}
        />
        <PasswordInput
          label={t('rapiPassword')}
          description={hasPassword ? t('rapiPasswordKept') : t('rapiPasswordHelp')}
          autoComplete="new-password"
          value={values.rapiPassword}
          onChange={(event) => change({ rapiPassword: event.currentTarget.value })}
          error={errors.rapiPassword}
        />
      </FieldPair>
    </FormSection>
  )
}
