'use client'

import { Checkbox } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { FormSection } from '@/components/forms/form-section'
import type { Fields } from './cluster-values'

const flags = ['usesGntNetwork', 'fastCreate', 'creationDisabled', 'disabled'] as const

export function FlagsSection({ values, change }: Fields) {
  const t = useTranslations('clusters.form')
  return (
    <FormSection title={t('use')} reason={t('useReason')}>
      {flags.map((flag) => (
        <Checkbox
          key={flag}
          label={t(flag)}
          description={t(`${flag}Help`)}
          checked={values[flag]}
          onChange={(event) => change({ [flag]: event.currentTarget.checked })}
        />
      ))}
    </FormSection>
  )
}
