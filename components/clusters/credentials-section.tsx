'use client'

import { PasswordInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { FieldPair, FormSection } from '@/components/forms/form-section'
import { NameInput } from '@/components/forms/name-input'
import type { Fields } from './cluster-values'
import { ReadingAccount } from './reading-account'

type Props = Fields & { has: { password: boolean; readPassword: boolean } }

export function CredentialsSection({ values, change, errors, has }: Props) {
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
          description={has.password ? t('rapiPasswordKept') : t('rapiPasswordHelp')}
          autoComplete="new-password"
          value={values.rapiPassword}
          onChange={(event) => change({ rapiPassword: event.currentTarget.value })}
          error={errors.rapiPassword}
        />
      </FieldPair>
      <ReadingAccount values={values} change={change} errors={errors} hasPassword={has.readPassword} />
    </FormSection>
  )
}
