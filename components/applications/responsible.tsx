'use client'

import { Select, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { FieldPair, FormSection } from '@/components/forms/form-section'
import type { WishPart } from './wish-part'

/** Who answers for the instance: an organisation, a contact, or either. */
export function Responsible({ wish, change, errors, data }: WishPart) {
  const t = useTranslations('apply')
  const { askOrganization, askContact } = data.limits
  if (!askOrganization && !askContact) return null
  return (
    <FormSection title={t('responsible')} reason={askOrganization && askContact ? t('responsibleEither') : undefined}>
      {askOrganization ? (
        <Select
          label={t('organization')}
          placeholder={data.organizations.length === 0 ? t('noOrganizations') : t('choose')}
          clearable
          searchable
          disabled={data.organizations.length === 0}
          data={data.organizations.map(({ id, title }) => ({ value: String(id), label: title }))}
          value={wish.organizationId || null}
          onChange={(organizationId) => change({ organizationId: organizationId ?? '' })}
          error={errors.organizationId}
        />
      ) : null}
      {askContact ? (
        <>
          <TextInput
            label={t('contactName')}
            autoComplete="name"
            value={wish.contactName}
            onChange={(event) => change({ contactName: event.currentTarget.value })}
            error={errors.contactName}
          />
          <FieldPair>
            <TextInput
              label={t('contactEmail')}
              type="email"
              autoComplete="email"
              value={wish.contactEmail}
              onChange={(event) => change({ contactEmail: event.currentTarget.value })}
              error={errors.contactEmail}
            />
            <TextInput
              label={t('contactPhone')}
              type="tel"
              autoComplete="tel"
              value={wish.contactPhone}
              onChange={(event) => change({ contactPhone: event.currentTarget.value })}
              error={errors.contactPhone}
            />
          </FieldPair>
        </>
      ) : null}
    </FormSection>
  )
}
