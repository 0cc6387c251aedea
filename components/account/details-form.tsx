'use client'

import { Button, Select, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { FieldPair } from '@/components/forms/form-section'
import { useSubmit } from '@/components/forms/use-submit'
import type { DetailsInput } from '@/lib/accounts/schema'
import type { Result } from '@/lib/web/result'
import classes from './account.module.css'
import { fieldOf } from './field-of'
import { FormMessage } from './form-message'

type Details = { firstName: string; lastName: string; phone: string; organizationId: number | null }

type Props = {
  initial: Details
  organizations: { id: number; title: string }[]
  save: (input: DetailsInput) => Promise<Result<void>>
}

export function DetailsForm({ initial, organizations, save }: Props) {
  const t = useTranslations('profile')
  const [values, setValues] = useState(initial)
  const [done, setDone] = useState(false)
  const saving = useSubmit(save, () => setDone(true))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setDone(false)
    saving.submit(values)
  }
  const field = fieldOf(values, setValues, saving)
  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      <FormMessage sending={saving} />
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
      <div className={classes.foot}>
        <Button type="submit" variant="default" loading={saving.pending}>
          {t('save')}
        </Button>
        <span role="status" className={classes.soft}>
          {done ? t('saved') : ''}
        </span>
      </div>
    </form>
  )
}
