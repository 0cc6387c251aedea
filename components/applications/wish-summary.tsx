'use client'

import { useTranslations } from 'next-intl'
import { useSizes } from '@/components/format/sizes'
import { SummaryPanel } from '@/components/forms/summary-panel'
import type { FormData } from '@/lib/applications/form-data'
import type { Wish } from './wish'

/** What the form amounts to, as it is filled in. */
export function WishSummary({ wish, data }: { wish: Wish; data: FormData }) {
  const t = useTranslations('apply')
  const { mib } = useSizes()
  const network = data.networks.find(({ id }) => String(id) === wish.networkId)
  const organization = data.organizations.find(({ id }) => String(id) === wish.organizationId)
  const system = data.systems.find(({ key }) => key === wish.os)
  const facts = [
    {
      term: t('resources'),
      value: (
        <>
          {t('cpuCount', { count: Number(wish.vcpus) })}
          <br />
          {t('memorySize', { size: mib(Number(wish.memory)) })}
          <br />
          {t('diskSize', { size: String(wish.disk || '–') })}
        </>
      ),
    },
    { term: t('system'), value: system?.label ?? '–' },
    { term: t('network'), value: network ? network.description : t('noPreference') },
    ...(organization ? [{ term: t('organization'), value: organization.title }] : []),
    ...(wish.contactName ? [{ term: t('contact'), value: wish.contactName }] : []),
  ]
  return <SummaryPanel lead={t('youAskFor')} name={wish.hostname || '…'} facts={facts} />
}
