'use client'

import { AsOf } from '@/components/format/as-of'
import { useFreshness } from '@/components/live/freshness'

type Cluster = { id: number; answeredAt: string | null }

/** How old the oldest of these clusters' data is. */
export function AsOfAll({ clusters }: { clusters: Cluster[] }) {
  const told = clusters.filter((cluster) => cluster.answeredAt !== null)
  const oldest =
    told
      .map(({ answeredAt }) => answeredAt ?? '')
      .sort()
      .at(0) ?? ''
  const iso = useFreshness(
    oldest,
    told.map(({ id }) => id),
  )
  return iso === '' ? null : <AsOf iso={iso} />
}
