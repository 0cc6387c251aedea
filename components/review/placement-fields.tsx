'use client'

import { Select } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { FieldPair } from '@/components/forms/form-section'
import { Banner } from '@/components/layout/banner'
import type { ClusterPlacement, GroupPlacement } from '@/lib/applications/placement'
import type { PlanPart } from './plan-part'
import classes from './review.module.css'

type Props = PlanPart & {
  clusters: ClusterPlacement[]
  cluster: ClusterPlacement | undefined
  group: GroupPlacement | undefined
}

export function PlacementFields({ clusters, cluster, group, plan, change, errors }: Props) {
  const t = useTranslations('review')
  const chooseGroup = (from: ClusterPlacement | undefined, name: string) => {
    const chosen = from?.groups.find((candidate) => candidate.name === name)
    const kept = chosen?.networks.find((network) => network.key === plan.network && !network.full)
    const network = kept ?? chosen?.networks.find((candidate) => !candidate.full)
    return { nodeGroup: name, network: network?.key ?? '', volumeGroup: '' }
  }
  const chooseCluster = (id: number) => {
    const chosen = clusters.find((candidate) => candidate.id === id)
    const first = chosen?.groups.find((candidate) => candidate.nodes.length > 0) ?? chosen?.groups[0]
    change({
      clusterId: id,
      diskTemplate: chosen?.diskTemplates[0] ?? '',
      hypervisor: '',
      ...chooseGroup(chosen, first?.name ?? ''),
    })
  }
  if (clusters.length === 0) return <Banner tone="warning">{t('noCluster')}</Banner>
  return (
    <section className={classes.placement} aria-labelledby="placement">
      <h2 id="placement">{t('placement')}</h2>
      <Select
        label={t('cluster')}
        allowDeselect={false}
        data={clusters.map(({ id, slug, description, access }) => {
          const name = description ? `${slug} · ${description}` : slug
          const disabled = access === 'read' || access === 'none'
          return { value: String(id), label: disabled ? t('readOnlyCluster', { name }) : name, disabled }
        })}
        value={cluster ? String(cluster.id) : null}
        onChange={(id) => chooseCluster(Number(id))}
        error={errors.clusterId}
      />
      {cluster && cluster.health !== 'answers' ? (
        <Banner tone="warning">{t('notAnswering', { cluster: cluster.slug })}</Banner>
      ) : null}
      <Select
        label={t('nodeGroup')}
        allowDeselect={false}
        data={(cluster?.groups ?? []).map(({ name, nodes, allocPolicy }) => ({
          value: name,
          label: t('groupOption', { name, nodes: nodes.length, policy: allocPolicy }),
        }))}
        value={plan.nodeGroup || null}
        onChange={(name) => change(chooseGroup(cluster, name ?? ''))}
        error={errors.nodeGroup}
      />
      <FieldPair>
        <Select
          label={t('diskTemplate')}
          allowDeselect={false}
          data={cluster?.diskTemplates ?? []}
          value={plan.diskTemplate || null}
          onChange={(diskTemplate) => change({ diskTemplate: diskTemplate ?? '' })}
          error={errors.diskTemplate}
        />
        <Select
          label={t('volumeGroup')}
          allowDeselect={false}
          data={[
            { value: '', label: t('defaultChoice') },
            ...(group?.volumeGroups ?? []).map((name) => ({ value: name, label: name })),
          ]}
          value={plan.volumeGroup}
          disabled={!['plain', 'drbd'].includes(plan.diskTemplate)}
          onChange={(volumeGroup) => change({ volumeGroup: volumeGroup ?? '' })}
          error={errors.volumeGroup}
        />
      </FieldPair>
      {cluster && cluster.hypervisors.length > 1 ? (
        <Select
          label={t('hypervisor')}
          allowDeselect={false}
          data={[
            { value: '', label: t('defaultHypervisor', { name: cluster.defaultHypervisor }) },
            ...cluster.hypervisors.map((name) => ({ value: name, label: name })),
          ]}
          value={plan.hypervisor}
          onChange={(hypervisor) => change({ hypervisor: hypervisor ?? '' })}
          error={errors.hypervisor}
        />
      ) : null}
    </section>
  )
}
