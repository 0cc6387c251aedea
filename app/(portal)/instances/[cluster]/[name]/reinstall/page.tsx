import { AskReinstall } from '@/components/instances/ask-reinstall'
import { systemsFor } from '@/lib/instances/systems-for'
import { instanceOf, orDeparted } from '@/lib/web/instance'
import { request } from '../../../confirm-actions'

export default async function ReinstallPage({ params }: PageProps<'/instances/[cluster]/[name]/reinstall'>) {
  const { cluster, name } = await params
  const { ctx, place, possible } = await instanceOf(cluster, name)
  return (
    <AskReinstall
      place={place}
      {...(await orDeparted(ctx, place, () => systemsFor(ctx, place)))}
      atOnce={ctx.actor.isSuperuser}
      refusal={possible.acts.reinstall.refusal}
      request={request.bind(null, place, 'reinstall')}
    />
  )
}
