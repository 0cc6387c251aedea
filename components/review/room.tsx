'use client'

import { useTranslations } from 'next-intl'
import { useSizes } from '@/components/format/sizes'
import { UsageBar } from '@/components/forms/usage-bar'
import type { GroupPlacement } from '@/lib/applications/placement'
import type { Plan } from '@/lib/applications/schema'
import type { NetworkChoice } from '@/lib/networks/choices'
import classes from './review.module.css'

type Props = { group: GroupPlacement | undefined; network: NetworkChoice | undefined; plan: Plan }

/** What the node group has, with this instance in it. */
export function Room({ group, network, plan }: Props) {
  const t = useTranslations('review')
  const { mib } = useSizes()
  if (!group) return null
  const { memoryFree, memoryTotal, diskFree, diskTotal } = group.room
  const disk = plan.diskTemplate === 'diskless' ? 0 : plan.disk * 1024 * (plan.diskTemplate === 'drbd' ? 2 : 1)
  const bars = [
    { label: t('memory'), free: memoryFree, total: memoryTotal, added: plan.memory, left: (free: number) => mib(free) },
    { label: t('disk'), free: diskFree, total: diskTotal, added: disk, left: (free: number) => mib(free) },
    {
      label: t('addresses'),
      free: network?.free ?? null,
      total: network && network.free !== null ? network.free + (network.reserved ?? 0) : null,
      added: network?.mode === 'routed' ? 1 : 0,
      left: (free: number) => String(free),
    },
  ]
  return (
    <section className={classes.placement} aria-labelledby="room">
      <h2 id="room">{t('withThis', { group: group.name })}</h2>
      {bars.map(({ label, free, total, added, left }) =>
        free === null || total === null ? null : (
          <UsageBar
            key={label}
            label={label}
            text={t('left', { size: left(Math.max(0, free - added)) })}
            used={total - free}
            added={added}
            total={total}
          />
        ),
      )}
    </section>
  )
}
