import { OwnersForm } from '@/components/instances/owners-form'
import { knownOwners } from '@/lib/instances/find-owner'
import { listOwners } from '@/lib/instances/list-owners'
import { instanceOf, orDeparted } from '@/lib/web/instance'
import { lookUp, saveOwners } from '../../../people-actions'

export default async function PeoplePage({ params }: PageProps<'/instances/[cluster]/[name]/people'>) {
  const { cluster, name } = await params
  const { ctx, place, possible } = await instanceOf(cluster, name)
  const [owners, known] = await orDeparted(ctx, place, () => Promise.all([listOwners(ctx, place), knownOwners(ctx)]))
  const { offered, refusal } = possible.acts.owners
  return (
    <OwnersForm
      place={place}
      owners={owners}
      known={offered ? known : []}
      offered={offered}
      refusal={refusal}
      mayLeaveNobody={ctx.actor.isSuperuser}
      save={saveOwners.bind(null, place)}
      lookUp={lookUp}
    />
  )
}
