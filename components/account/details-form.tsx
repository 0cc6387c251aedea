'use client'

import { Select, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { Form } from '@/components/forms/form'
import { FormMessage } from '@/components/forms/form-message'
import { FieldPair } from '@/components/forms/form-section'
import type { DetailsInput } from '@/lib/accounts/schema'
import type { Result } from '@/lib/web/result'
import classes from './account.module.css'
import { SavedFoot } from './saved-foot'
import { useSavedForm } from './use-saved-form'

type Details = { firstName: string; lastName: string; phone: string; organizationId: number | null }

type Props = {
  initial: Details
  organizations: { id: number; title: string }[]
  save: (input: DetailsInput) => Promise<Result<void>>
}

export function DetailsForm({ initial, organizations, save }: Props) {
  const t = useTranslations('profile')
  const { values, setValues, done, saving, onSubmit, field } = useSavedForm(initial, save)
  return (
    <Form onSubmit={onSubmit} className={classes.form}>
      <FormMessage sending={saving} brief />
      <FieldPair>
        <TextInput label={t('firstName')} autoComplete="given-name" {...field('firstName')} />
        <TextInput label={t('lastName')} autoComplete="family-name" {...field('lastName')} />
      </FieldPair>
      <FieldPair>
        <TextInput label={t('phone')} type="tel" autoComplete="tel" {...field('phone')} />
        {organizations.length > 0 ? (
          <Select
            label={t('organization')}
            placeholder={t('noOrganization')}
            clearable
            clearButtonProps={{ 'aria-label': t('clearOrganization') }}
            searchable
            data={organizations.map(({ id, title }) => ({ value: String(id), label: title }))}
            value={values.organizationId === null ? null : String(values.organizationId)}
            onChange={(id) => setValues((before) => ({ ...before, organizationId: id === null ? null : Number(id) }))}
            error={saving.errors.organizationId}
          />
        ) : null}
      </FieldPair>
      <SavedFoot verb={t('save')} pending={saving.pending} said={t('saved')} done={done} />
    </Form>
  )
}
