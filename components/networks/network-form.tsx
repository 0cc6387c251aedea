'use client'

import { Checkbox, MultiSelect, Select, TextInput } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ChoiceCards } from '@/components/forms/choice-card'
import { FormSection, FormSheet } from '@/components/forms/form-section'
import { NameInput } from '@/components/forms/name-input'
import { PageForm } from '@/components/forms/page-form'
import { useSubmit } from '@/components/forms/use-submit'
import type { NetworkInput } from '@/lib/networks/schema'
import type { Result } from '@/lib/web/result'

export type NetworkValues = {
  description: string
  clusterId: string | null
  link: string
  mode: 'bridged' | 'routed'
  isDefault: boolean
  ipv6Prefix: string
  groupIds: string[]
}

type Choice = { value: string; label: string }
type Props = {
  initial: NetworkValues
  clusters: Choice[]
  groups: Choice[]
  adds: boolean
  save: (input: NetworkInput) => Promise<Result<unknown>>
}

export function NetworkForm({ initial, clusters, groups, adds, save }: Props) {
  const t = useTranslations('networks')
  const router = useRouter()
  const [values, setValues] = useState(initial)
  const saving = useSubmit(save, () => router.push('/admin/networks'))
  const { errors } = saving
  const change = (part: Partial<NetworkValues>) => {
    setValues((before) => ({ ...before, ...part }))
    for (const field of Object.keys(part)) saving.clear(field)
  }
  const submit = () =>
    saving.submit({ ...values, clusterId: Number(values.clusterId ?? 0), groupIds: values.groupIds.map(Number) })
  return (
    <PageForm sending={saving} onSubmit={submit} verb={adds ? t('add') : t('form.save')} back="/admin/networks">
      <FormSheet>
        <FormSection title={t('form.network')} reason={t('form.networkReason')}>
          <TextInput
            label={t('description')}
            description={t('form.descriptionHelp')}
            autoComplete="off"
            value={values.description}
            onChange={(event) => change({ description: event.currentTarget.value })}
            error={errors.description}
          />
          <Select
            label={t('cluster')}
            placeholder={t('form.choose')}
            data={clusters}
            searchable={clusters.length > 10}
            allowDeselect={false}
            value={values.clusterId}
            onChange={(clusterId) => change({ clusterId })}
            error={errors.clusterId}
          />
          <NameInput
            label={t('link')}
            description={t('form.linkHelp')}
            value={values.link}
            onChange={(event) => change({ link: event.currentTarget.value })}
            error={errors.link}
          />
          <ChoiceCards
            name="mode"
            label={t('modeTitle')}
            columns={2}
            choices={[
              { value: 'bridged', title: t('mode.bridged'), description: t('form.bridgedHelp') },
              { value: 'routed', title: t('mode.routed'), description: t('form.routedHelp') },
            ]}
            value={values.mode}
            onChange={(mode) => change({ mode: mode === 'routed' ? 'routed' : 'bridged' })}
            error={errors.mode}
          />
        </FormSection>
        <FormSection title={t('form.choice')} reason={t('form.choiceReason')}>
          <Checkbox
            label={t('default')}
            description={t('form.defaultHelp')}
            checked={values.isDefault}
            onChange={(event) => change({ isDefault: event.currentTarget.checked })}
          />
          <MultiSelect
            label={t('groups')}
            description={t('form.groupsHelp')}
            data={groups}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('form.clearGroups') }}
            nothingFoundMessage={t('form.noGroup')}
            value={values.groupIds}
            onChange={(groupIds) => change({ groupIds })}
            error={errors.groupIds}
          />
        </FormSection>
        <FormSection title="IPv6" reason={t('form.ipv6Reason')}>
          <NameInput
            label={t('ipv6Prefix')}
            description={t('form.ipv6Help')}
            placeholder="2001:db8:0:7::/64"
            value={values.ipv6Prefix}
            onChange={(event) => change({ ipv6Prefix: event.currentTarget.value })}
            error={errors.ipv6Prefix}
          />
        </FormSection>
      </FormSheet>
    </PageForm>
  )
}
