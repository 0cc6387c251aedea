import { InstanceFacts } from '@/components/instances/instance-facts'
import { LatestHistory } from '@/components/instances/latest-history'
import { listHistory } from '@/lib/instances/history'
import { instanceOf, orDeparted } from '@/lib/web/instance'

const LATEST = 6

export default async function InstancePage({ params }: PageProps<'/instances/[cluster]/[name]'>) {
  const { cluster, name } = await params
  const { ctx, place, instance, possible } = await instanceOf(cluster, name)
  const { rows, total } = await orDeparted(ctx, place, () => listHistory(ctx, place, { skip: 0, take: LATEST }))
  return (
    <>
      <InstanceFacts instance={{ ...instance, tags: possible.foreignTags }} />
      <LatestHistory rows={rows} total={total} place={place} viewer={ctx.actor.name} />
    </>
  )
}
