'use client'

import { Checkbox, Select } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { FieldPair, FormSection } from '@/components/forms/form-section'
import type { ClusterPlacement } from '@/lib/applications/placement'

export type Placement = {
  clusterId: number
  nodeGroup: string
  network: string
  diskTemplate: string
  volumeGroup: string
  hypervisor: string
  start: boolean
}

type Props = {
  clusters: ClusterPlacement[]
  value: Placement | null
  onChange: (value: Placement | null) => void
  errors: Record<string, string>
}

/** The first that fits of everything a cluster offers. */
function firstPlacement(cluster: ClusterPlacement): Placement {
  const group = cluster.groups.find((candidate) => candidate.nodes.length > 0) ?? cluster.groups[0]
  const network = group?.networks.find((candidate) => !candidate.full)
  return {
    clusterId: cluster.id,
    nodeGroup: group?.name ?? '',
    network: network?.key ?? '',
    diskTemplate: cluster.diskTemplates[0] ?? '',
    volumeGroup: '',
    hypervisor: '',
    start: true,
  }
}

/** For those who may create without review: where, with what the cluster prefers chosen already. */
export function FastPlacement({ clusters, value, onChange, errors }: Props) {
  const t = useTranslations('apply')
  const cluster = clusters.find(({ id }) => id === value?.clusterId)
  const group = cluster?.groups.find(({ name }) => name === value?.nodeGroup)
  const change = (part: Partial<Placement>) => value && onChange({ ...value, ...part })
  return (
    <FormSection title={t('fast')} reason={t('fastReason')}>
      <Checkbox
        label={t('fastNow')}
        checked={value !== null}
        onChange={(event) => onChange(event.currentTarget.checked && clusters[0] ? firstPlacement(clusters[0]) : null)}
      />
      {value && cluster ? (
        <>
          <FieldPair>
            <Select
              label={t('cluster')}
              allowDeselect={false}
              data={clusters.map(({ id, slug, description }) => ({
                value: String(id),
                label: description ? `${description} (${slug})` : slug,
              }))}
              value={String(value.clusterId)}
              onChange={(id) => {
                const chosen = clusters.find((candidate) => String(candidate.id) === id)
                if (chosen) onChange(firstPlacement(chosen))
              }}
              error={errors.clusterId}
            />
            <Select
              label={t('nodeGroup')}
              allowDeselect={false}
              data={cluster.groups.map(({ name }) => name)}
              value={value.nodeGroup}
              onChange={(nodeGroup) => change({ nodeGroup: nodeGroup ?? '' })}
              error={errors.nodeGroup}
            />
          </FieldPair>
          <FieldPair>
            <Select
              label={t('network')}
              allowDeselect={false}
              data={(group?.networks ?? []).map(({ key, name, free, full }) => ({
                value: key,
                label: free === null ? name : t('networkFree', { name, free }),
                disabled: full,
              }))}
              value={value.network}
              onChange={(network) => change({ network: network ?? '' })}
              error={errors.network}
            />
            <Select
              label={t('diskTemplate')}
              allowDeselect={false}
              data={cluster.diskTemplates}
              value={value.diskTemplate}
              onChange={(diskTemplate) => change({ diskTemplate: diskTemplate ?? '' })}
              error={errors.diskTemplate}
            />
          </FieldPair>
        </>
      ) : null}
    </FormSection>
  )
}
