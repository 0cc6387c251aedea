import { AsOf } from '@/components/format/as-of'

/** How old the oldest of these clusters' data is. */
export function AsOfAll({ clusters }: { clusters: { answeredAt: string | null }[] }) {
  const oldest = clusters
    .flatMap(({ answeredAt }) => answeredAt ?? [])
    .sort()
    .at(0)
  return oldest ? <AsOf iso={oldest} /> : null
}
