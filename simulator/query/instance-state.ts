import { answers } from '../model/capacity'
import { fullHvparams } from '../model/parameters'
import type { Cluster, Instance } from '../model/types'
import { type Cell, normal, unavailable } from './field'
import type { InstanceRow } from './instance-fields'

export function operState(instance: Instance): boolean {
  return instance.running !== null
}

export function statusOf(cluster: Cluster, instance: Instance): string {
  const node = cluster.nodes.get(instance.pnode)
  if (node?.role === 'O') return 'ERROR_nodeoffline'
  if (!answers(node)) return 'ERROR_nodedown'
  if (instance.running) return instance.adminState === 'up' ? 'running' : 'ERROR_up'
  if (instance.adminState === 'up') return 'ERROR_down'
  if (instance.adminState === 'offline') return 'ADMIN_offline'
  return instance.adminStateSource === 'user' ? 'USER_down' : 'ADMIN_down'
}

export function consoleOf({ cluster, item }: InstanceRow): Cell {
  if (!item.running) return unavailable
  if (item.hypervisor === 'fake') {
    const message = 'Console not available for fake hypervisor'
    return normal({ instance: item.name, kind: 'msg', message })
  }
  const parameters = fullHvparams(cluster, item)
  if (item.networkPort !== null && parameters.vnc_bind_address) {
    const host = cluster.nodes.get(item.pnode)?.ip ?? ''
    const display = item.networkPort - 5900
    return normal({ instance: item.name, kind: 'vnc', host, port: item.networkPort, display })
  }
  return normal({ instance: item.name, kind: 'ssh', host: item.pnode, user: 'root', command: ['console', item.name] })
}
