import { useTranslations } from 'next-intl'
import { type Fact, Facts } from '@/components/layout/facts'
import { Section } from '@/components/layout/section'
import { modeWord } from '@/components/networks/mode-word'
import { Tags } from '@/components/status/tags'
import type { AddressMap } from '@/lib/fleet/address-map'

export function NetworkFacts({ network }: { network: AddressMap }) {
  const t = useTranslations('networks')
  const own = useTranslations('clusterPage')
  const { subnet, gateway, subnet6, gateway6, free, size, connections, tags } = network
  const mono = (term: string, value: string | null): Fact[] => (value ? [{ term, value, mono: true, copy: value }] : [])
  const facts: Fact[] = [
    ...mono(t('subnet'), subnet),
    ...mono(own('gateway'), gateway),
    ...mono(own('subnet6'), subnet6),
    ...mono(own('gateway6'), gateway6),
    { term: t('addresses'), value: free === null ? t('noPool') : t('freeOf', { free, total: size }) },
    ...connections.map(({ group, mode, link }) => ({ term: group, value: `${modeWord(t, mode)} · ${link}` })),
    ...(tags.length > 0 ? [{ term: own('group.tags'), value: <Tags tags={tags} /> }] : []),
  ]
  return (
    <Section title={t('name')}>
      <Facts termWidth={128} facts={facts} />
    </Section>
  )
}
