import type { Attention } from '@/lib/fleet/attention'

/** Where one does something about it; null where the reader has no page for it. */
export function cureOf({ kind, cluster, views, manages }: Attention): string | null {
  const of = `cluster=${cluster}`
  const instances = (query: string) => (views ? `/?${of}&${query}` : null)
  switch (kind) {
    case 'failing':
    case 'stale':
      return `/admin/clusters/${cluster}`
    case 'networkFull':
      return `/admin/clusters/${cluster}/networks`
    case 'nodesOffline':
      return `/admin/nodes?${of}&role=offline`
    case 'nodesDrained':
      return `/admin/nodes?${of}&role=drained`
    case 'short':
      return `/admin/nodes?${of}&room=short`
    case 'instancesFailing':
      return instances('status=error&status=nodeDown')
    case 'otherwise':
      return instances('status=shouldRun&status=shouldStop')
    case 'ownerless':
      return instances('ownership=none')
    case 'jobsStuck':
      return `/admin/jobs?${of}&age=stuck`
    case 'applications':
      return manages ? '/review' : null
  }
}
