import { useTranslations } from 'next-intl'
import { type Fact, Facts } from '@/components/layout/facts'
import { Link } from '@/components/layout/link'
import { Section } from '@/components/layout/section'
import { Tags } from '@/components/status/tags'
import type { FleetCluster } from '@/lib/fleet/read-cluster'

/** What Ganeti tells of the cluster as a whole. */
export function GanetiFacts({ cluster }: { cluster: FleetCluster }) {
  const t = useTranslations('clusters.facts')
  return (
    <Section title={t('ganeti')}>
      <Facts termWidth={128} facts={useGaneti(cluster)} />
    </Section>
  )
}

function useGaneti({ slug, state, info, counts, groups, views }: FleetCluster): Fact[] {
  const t = useTranslations('clusters.facts')
  if (!state?.answeredAt) return [{ term: t('asOf'), value: t('never') }]
  const text = (term: string, value: string | null | undefined, mono = false): Fact[] =>
    value ? [mono ? { term, value, mono, copy: value } : { term, value }] : []
  const tags = (term: string, words: string[]): Fact[] =>
    words.length > 0 ? [{ term, value: <Tags tags={words} /> }] : []
  return [
    ...text(t('version'), state.softwareVersion),
    ...text(t('name'), info.name, true),
    ...text(t('master'), info.master, true),
    ...text(t('hypervisors'), info.enabledHypervisors.join(', ')),
    ...text(t('diskTemplates'), info.enabledDiskTemplates.join(', ')),
    ...text(t('volumeGroup'), info.volumeGroup),
    ...text(t('allocator'), info.defaultIallocator),
    {
      term: t('instances'),
      value: views ? <Link href={`/?cluster=${slug}`}>{counts.instances}</Link> : counts.instances,
    },
    { term: t('nodes'), value: <Link href={`/admin/nodes?cluster=${slug}`}>{counts.nodes}</Link> },
    { term: t('nodeGroups'), value: groups.length },
    ...tags(t('tags'), state.tags),
    ...tags(t('features'), state.features),
  ]
}
