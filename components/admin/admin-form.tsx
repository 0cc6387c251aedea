'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormSection, FormSheet } from '@/components/forms/form-section'
import { PageForm } from '@/components/forms/page-form'
import { useSubmit } from '@/components/forms/use-submit'
import type { FilterOption } from '@/components/tables/types'
import type { Result } from '@/lib/web/result'
import { AdminField } from './admin-field'
import type { KindName, SectionSpec, Value, Values } from './spec'
import { useKindText } from './use-kind-text'

type Props = {
  kind: KindName
  sections: SectionSpec[]
  initial: Values
  adds: boolean
  save: (values: Values) => Promise<Result<unknown>>
  findPeople: (text: string) => Promise<FilterOption[]>
}

/** The form of a kind, drawn from its declaration. */
export function AdminForm({ kind, sections, initial, adds, save, findPeople }: Props) {
  const t = useKindText(kind)
  const words = useTranslations('admin')
  const router = useRouter()
  const [values, setValues] = useState(initial)
  const saving = useSubmit(save, () => router.push(`/admin/${kind}`))
  const change = (field: string) => (value: Value) => {
    setValues((before) => ({ ...before, [field]: value }))
    saving.clear(field)
  }
  return (
    <PageForm
      sending={saving}
      onSubmit={() => saving.submit(values)}
      verb={adds ? t('add') : words('save')}
      back={`/admin/${kind}`}
    >
      <FormSheet>
        {sections.map(({ name, fields }) => (
          <FormSection key={name} title={t(`section.${name}.title`)} reason={t(`section.${name}.reason`)}>
            {fields.map((field) => (
              <AdminField
                key={field.name}
                kind={kind}
                field={field}
                value={values[field.name] ?? null}
                onChange={change(field.name)}
                error={errorOf(saving.errors, field.name)}
                findPeople={findPeople}
              />
            ))}
          </FormSection>
        ))}
      </FormSheet>
    </PageForm>
  )
}

/** A field's own, or that of the first of its values. */
const errorOf = (errors: Record<string, string>, name: string) =>
  errors[name] ?? Object.entries(errors).find(([field]) => field.startsWith(`${name}.`))?.[1]
