'use client'

import { useTranslations } from 'next-intl'
import { useSizes } from '@/components/format/sizes'
import { UsageBar } from '@/components/forms/usage-bar'
import { Facts } from '@/components/layout/facts'
import type { ChangeData } from '@/lib/applications/changes/change-data'
import type { Resize } from '@/lib/instances/schema'
import classes from './review.module.css'

type Props = { instance: NonNullable<ChangeData['instance']>; wish: Resize }

/** What the cluster's policy allows and what its nodes have left. */
export function ChangeRoom({ instance: { cluster, bounds, nodes, present }, wish }: Props) {
  const t = useTranslations('change')
  const resize = useTranslations('resize')
  const { mib } = useSizes()
  const added = Math.max(0, wish.memory - present.memory)
  const sizes = ([min, max]: readonly [number, number]) => t('policyOf', { min: mib(min), max: mib(max) })
  return (
    <section className={classes.placement} aria-labelledby="room">
      <h2 id="room">{t('policy', { cluster })}</h2>
      {bounds ? (
        <Facts
          facts={[
            { term: t('vcpus'), value: t('policyOf', { min: bounds.vcpus[0], max: bounds.vcpus[1] }) },
            { term: t('memory'), value: sizes(bounds.memory) },
            { term: resize('disks'), value: sizes(bounds.disk) },
          ]}
        />
      ) : null}
      {nodes.memoryFree !== null && nodes.memoryTotal !== null ? (
        <UsageBar
          label={resize('nodes')}
          text={resize('left', { size: mib(Math.max(0, nodes.memoryFree - added)) })}
          used={nodes.memoryTotal - nodes.memoryFree}
          added={added}
          total={nodes.memoryTotal}
        />
      ) : null}
    </section>
  )
}
