import { InstanceFacts } from '@/components/instances/instance-facts'
import { instanceOf } from '@/lib/web/instance'

export default async function InstancePage({ params }: PageProps<'/instances/[cluster]/[name]'>) {
  const { cluster, name } = await params
  const { instance } = await instanceOf(cluster, name)
  return <InstanceFacts instance={instance} />
}
