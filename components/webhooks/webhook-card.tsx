'use client'

import { Anchor } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { When } from '@/components/format/when'
import { Facts } from '@/components/layout/facts'
import { Link } from '@/components/layout/link'
import { Section } from '@/components/layout/section'
import { EVENT_TYPES } from '@/lib/events/schema'
import type { WebhookState } from '@/lib/webhooks/schema'
import { StateChip } from './state-chip'

type Shown = {
  id: number
  name: string
  url: string
  types: string[]
  whole: boolean
  state: WebhookState
  triedAt: string | null
}

export function WebhookCard({ webhook: { id, name, url, types, whole, state, triedAt } }: { webhook: Shown }) {
  const t = useTranslations('webhooks')
  const open = (
    <Anchor component={Link} href={`/profile/webhooks/${id}`} aria-label={t('editOf', { name })}>
      {t('edit')}
    </Anchor>
  )
  const told = EVENT_TYPES.filter((type) => types.includes(type)).map((type) => t(`typeName.${type}`))
  return (
    <Section title={name} end={open}>
      <Facts
        termWidth={150}
        facts={[
          { term: t('stateLabel'), value: <StateChip state={state} /> },
          { term: t('url'), value: url, mono: true },
          { term: t('types'), value: told.join(', ') },
          { term: t('seesLabel'), value: t(whole ? 'sees.whole' : 'sees.own') },
          { term: t('lastTried'), value: triedAt ? <When iso={triedAt} /> : t('never') },
        ]}
      />
    </Section>
  )
}
