'use client'

import { NumberInput, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { FormSection } from '@/components/forms/form-section'
import { NameInput } from '@/components/forms/name-input'
import type { Fields } from './cluster-values'
import classes from './clusters.module.css'

export function PlaceSection({ values, change, errors }: Fields) {
  const t = useTranslations('clusters.form')
  const suggestSlug = () => {
    const first = values.hostname.trim().toLowerCase().split('.')[0] ?? ''
    if (values.slug === '' && /^[a-z][a-z0-9-]*$/.test(first)) change({ slug: first })
  }
  return (
    <FormSection title={t('place')} reason={t('placeReason')}>
      <div className={classes.place}>
        <NameInput
          label={t('hostname')}
          description={t('hostnameHelp')}
          value={values.hostname}
          onChange={(event) => change({ hostname: event.currentTarget.value })}
          onBlur={suggestSlug}
          error={errors.hostname}
        />
        <NumberInput
          label={t('port')}
          description={t('portHelp')}
          className={classes.mono}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          clampBehavior="none"
          value={values.port}
          onChange={(port) => change({ port })}
          error={errors.port}
        />
      </div>
      <NameInput
        label={t('slug')}
        description={t('slugHelp')}
        value={values.slug}
        onChange={(event) => change({ slug: event.currentTarget.value })}
        error={errors.slug}
      />
      <TextInput
        label={t('description')}
        description={t('descriptionHelp')}
        autoComplete="off"
        value={values.description}
        onChange={(event) => change({ description: event.currentTarget.value })}
        error={errors.description}
      />
    </FormSection>
  )
}
