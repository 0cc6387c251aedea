'use client'

import { useTranslations } from 'next-intl'
import { Outcomes } from '@/components/forms/outcomes'
import type { Outcome } from '@/lib/instances/bulk'

/** What became of each; how it goes on is in its row. */
export function BulkOutcomes({ outcomes, close }: { outcomes: Outcome[]; close: () => void }) {
  const t = useTranslations('bulk')
  const told = outcomes.map(({ name, cluster, ...one }) => ({ ...one, title: name ?? t('gone'), note: cluster }))
  return <Outcomes outcomes={told} done={t('asked')} close={close} />
}
