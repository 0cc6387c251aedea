import { AskRename } from '@/components/instances/ask-rename'
import { instanceOf } from '@/lib/web/instance'
import { request } from '../../../confirm-actions'

export default async function RenamePage({ params }: PageProps<'/instances/[cluster]/[name]/rename'>) {
  const { cluster, name } = await params
  const { ctx, place, possible } = await instanceOf(cluster, name)
  return (
    <AskRename
      place={place}
      atOnce={ctx.actor.isSuperuser}
      refusal={possible.acts.rename.refusal}
      request={request.bind(null, place, 'rename')}
    />
  )
}
