import { prerequisite } from '../jobs/op-error'
import { info, type OperationContext, type Step } from '../jobs/operation'
import { promiseAddress } from '../model/addresses'
import type { Nic, Node } from '../model/types'
import type { CreateRequest } from './create-request'
import { buildNic, chooseAddress, connectionOf } from './nics'

/** The NICs of a new instance; their addresses are held until each of `promises` is called. */
export function* makeNics(
  context: OperationContext,
  request: CreateRequest,
  node: Node,
  promises: (() => void)[],
): Generator<Step, Nic[], void> {
  const { cluster } = context
  const nics: Nic[] = []
  for (const [index, wanted] of request.nics.entries()) {
    const nic = buildNic(context, wanted, node)
    const { network, ip } = wanted
    if (network) {
      if (!connectionOf(cluster, network, node)) {
        const group = `Probably not connected to node's ${node.name} nodegroup`
        throw prerequisite(`No netparams found for network ${network.name}. ${group}`, 'wrong_input')
      }
      yield info(`NIC/${index} inherits netparams ['${nic.link}', '${nic.mode}', '${nic.vlan}']`)
    }
    nic.ip = ip ?? null
    if (network && ip !== undefined) {
      const pooled = ip.toLowerCase() === 'pool'
      nic.ip = chooseAddress(cluster, network, ip)
      if (nic.ip === null && pooled) {
        throw prerequisite(`Unable to get a free IP for NIC ${index} from the address pool`, 'wrong_state')
      }
      if (nic.ip === null) {
        const message = `IP address ${ip} already in use or does not belong to network ${network.name}`
        throw prerequisite(message, 'resource_not_unique')
      }
      promises.push(promiseAddress(network, nic.ip))
      if (pooled) yield info(`Chose IP ${nic.ip} from network ${network.name}`)
    }
    nics.push(nic)
  }
  return nics
}
