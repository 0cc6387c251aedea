import { prerequisite } from '../jobs/op-error'
import { type Operation, type OperationContext, type Step, takes, warning } from '../jobs/operation'
import { contains } from '../model/addresses'
import { touch } from '../model/changes'
import type { Group, Network, Nic } from '../model/types'
import { groupNamed, networkNamed, textAt } from './input'
import { onlyDry } from './power'

export const networkConnect: Operation = function* (context) {
  const { input, clock } = context
  const { network, group } = subjects(context)
  yield takes(0.3)
  const isConnected = network.connections.some((one) => one.group === group.name)
  if (isConnected) yield warning(`Network '${network.name}' is already mapped to group '${group.name}'`)
  else if (input.conflicts_check) {
    const inUse = (nic: Nic) => nic.ip !== null && contains(network, nic.ip)
    yield* refuseUsed(context, { network, group, action: 'connect to', inUse })
  }
  if (input.dry_run) return yield* onlyDry()
  if (isConnected) return null
  const [mode, link] = [String(input.network_mode), String(input.network_link)]
  network.connections.push({ group: group.name, mode, link, vlan: textAt(input.network_vlan) ?? '' })
  touch(group, clock)
  return null
}

export const networkDisconnect: Operation = function* (context) {
  const { input, clock } = context
  const { network, group } = subjects(context)
  yield takes(0.3)
  const isConnected = network.connections.some((one) => one.group === group.name)
  if (!isConnected) yield warning(`Network '${network.name}' is not mapped to group '${group.name}'`)
  else {
    const inUse = (nic: Nic) => nic.network === network.uuid
    yield* refuseUsed(context, { network, group, action: 'disconnect from', inUse })
  }
  if (input.dry_run) return yield* onlyDry()
  if (!isConnected) return null
  network.connections = network.connections.filter((one) => one.group !== group.name)
  touch(group, clock)
  return null
}

function subjects({ cluster, input }: OperationContext): { network: Network; group: Group } {
  const network = networkNamed(cluster, String(input.network_name))
  return { network, group: groupNamed(cluster, String(input.group_name)) }
}

type Use = { network: Network; group: Group; action: string; inUse: (nic: Nic) => boolean }

/** Instances of the group that have addresses of the network already are in its way. */
function* refuseUsed({ cluster }: OperationContext, use: Use): Generator<Step, void, void> {
  const { network, group, action } = use
  const conflicts = [...cluster.instances.values()]
    .filter((instance) => cluster.nodes.get(instance.pnode)?.group === group.uuid)
    .flatMap((instance) => {
      const nics = instance.nics.flatMap((nic, index) => (use.inUse(nic) ? [`nic${index}/${nic.ip}`] : []))
      return nics.length === 0 ? [] : [`${instance.name}: ${nics.join(', ')}`]
    })
  if (conflicts.length === 0) return
  const what = `which is about to ${action} node group '${group.name}', are in use`
  yield warning(`IP addresses from network '${network.name}', ${what}: ${conflicts.join(', ')}`)
  const message = 'Conflicting IP addresses found;  remove/modify the corresponding network interfaces'
  throw prerequisite(message, 'wrong_state')
}
