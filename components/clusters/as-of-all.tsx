'use client'

import { AsOf } from '@/components/format/as-of'
import { useFreshness } from '@/components/live/freshness'

type Cluster = { id: number; answeredAt: string | null }
type Props = {
  clusters: Cluster[]
  /** What is that old, before it. */
  what?: string
}

/** How old the oldest of these clusters' data is. */
export function AsOfAll({ clusters, what = '' }: Props) {
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
  return iso === '' ? what : <AsOf iso={iso} what={what} />
}
