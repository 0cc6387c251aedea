'use client'

import { useTranslations } from 'next-intl'
import { type Choice, ChoiceCards } from '@/components/forms/choice-card'
import type { ClusterPlacement, GroupPlacement } from '@/lib/applications/placement'
import type { NetworkChoice } from '@/lib/networks/choices'
import type { PlanPart } from './plan-part'

type Props = Pick<PlanPart, 'plan' | 'change'> & {
  cluster: ClusterPlacement | undefined
  group: GroupPlacement | undefined
  error: string | undefined
  wish: { clusterId: number; mode: string; link: string } | null
}

/** Every network of the chosen node group, with what is left in it. */
export function NetworkCards({ cluster, group, plan, change, error, wish }: Props) {
  const t = useTranslations('review')
  if (!cluster || !group) return null
  const isWish = (choice: NetworkChoice) =>
    wish?.clusterId === cluster.id && wish.mode === choice.mode && wish.link === choice.link
  const card = (choice: NetworkChoice): Choice => {
    const { key, name, description, mode, subnet, subnet6, free, reserved, full, isDefault } = choice
    const total = (free ?? 0) + (reserved ?? 0)
    const known = free !== null && reserved !== null
    return {
      value: key,
      title: name,
      ...(isWish(choice) ? { mark: t('isWish') } : isDefault ? { mark: t('isDefault') } : {}),
      ...(description && description !== name ? { description } : {}),
      subnet: subnet ?? subnet6 ?? choice.link,
      mode: mode === 'routed' || mode === 'bridged' ? t(mode) : mode,
      ...(known
        ? {
            bar: { used: reserved, total },
            free: t('freeOf', { free, total }),
            reserved: t('taken', { count: reserved }),
          }
        : { free: t('noPool') }),
      ...(full ? { disabledReason: t('full') } : {}),
    }
  }
  return (
    <ChoiceCards
      name="network"
      label={t('networkIn', { cluster: cluster.slug, group: group.name })}
      limit={t('found', { count: group.networks.length })}
      columns={2}
      choices={group.networks.map(card)}
      value={plan.network}
      onChange={(network) => change({ network })}
      error={error}
    />
  )
}
