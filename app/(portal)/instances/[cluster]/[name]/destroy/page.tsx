import { AskDestroy } from '@/components/instances/ask-destroy'
import { instanceOf } from '@/lib/web/instance'
import { request } from '../../../confirm-actions'

export default async function DestroyPage({ params }: PageProps<'/instances/[cluster]/[name]/destroy'>) {
  const { cluster, name } = await params
  const { ctx, place, possible } = await instanceOf(cluster, name)
  return (
    <AskDestroy
      place={place}
      atOnce={ctx.actor.isSuperuser}
      refusal={possible.acts.remove.refusal}
      request={request.bind(null, place, 'remove')}
    />
  )
}
