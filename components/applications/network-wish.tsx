'use client'

import { useTranslations } from 'next-intl'
import { ChoiceCards } from '@/components/forms/choice-card'
import type { FormData } from '@/lib/applications/form-data'

type Props = {
  networks: FormData['networks']
  value: string
  onChange: (value: string) => void
  error: string | undefined
}

export function NetworkWish({ networks, value, onChange, error }: Props) {
  const t = useTranslations('apply')
  const choices = networks.map(({ id, description, cluster, mode, hasIpv6, groups }) => ({
    value: String(id),
    title: description,
    why: t('fromGroup', { group: groups.join(', ') }),
    description: t('networkFacts', { cluster, mode, ipv6: String(hasIpv6) }),
  }))
  const none = { value: '', title: t('noPreference'), description: t('noPreferenceText') }
  return (
    <ChoiceCards
      name="networkId"
      label={t('networkLabel')}
      choices={[...choices, none]}
      value={value}
      onChange={onChange}
      error={error}
    />
  )
}
