'use client'

import { Checkbox, PasswordInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FieldPair } from '@/components/forms/form-section'
import { NameInput } from '@/components/forms/name-input'
import type { Fields } from './cluster-values'

/** The second account, once it is wanted: by it the mirror asks, so that the other goes out with acts only. */
export function ReadingAccount({ values, change, errors, hasPassword }: Fields & { hasPassword: boolean }) {
  const t = useTranslations('clusters.form')
  const [apart, setApart] = useState(values.readUser !== '')
  const choose = (wanted: boolean) => {
    setApart(wanted)
    if (!wanted) change({ readUser: '', readPassword: '' })
  }
  return (
    <>
      <Checkbox
        label={t('readApart')}
        description={t('readApartHelp')}
        checked={apart}
        onChange={(event) => choose(event.currentTarget.checked)}
      />
      {apart ? (
        <FieldPair>
          <NameInput
            label={t('readUser')}
            description={t('readUserHelp')}
            value={values.readUser}
            onChange={(event) => change({ readUser: event.currentTarget.value })}
            error={errors.readUser}
          />
          <PasswordInput
            label={t('readPassword')}
            description={hasPassword ? t('rapiPasswordKept') : t('rapiPasswordHelp')}
            autoComplete="new-password"
            value={values.readPassword}
            onChange={(event) => change({ readPassword: event.currentTarget.value })}
            error={errors.readPassword}
          />
        </FieldPair>
      ) : null}
    </>
  )
}
