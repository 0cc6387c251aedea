import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import { faceOf } from '@/lib/instances/display-state'

/** Where an instance's VNC server answers. `node` is the name that the node's certificate must bear. */
export type Target = { address: string; port: number; node: string }

export type Obstacle =
  | 'console_serial_only'
  | 'console_none'
  | 'console_local_only'
  | 'console_node_down'
  | 'console_off'
  | 'console_no_address'

type Instance = {
  hypervisor: string
  hvparams: unknown
  networkPort: number | null
  status: string
  adminState: string
  operState: boolean | null
}
type Node = { name: string; primaryIp: string | null }

const parameters = z.object({ vncBindAddress: z.string().optional(), serialConsole: z.boolean().optional() }).catch({})

const TEXT_ONLY = ['xen-pvm', 'lxc', 'chroot']

/** The screen of an instance, or why there is none; `node` is its primary one as the mirror has it. */
export function screenOf(instance: Instance, node: Node | null): Target | Obstacle {
  return missing(instance) ?? stopped(instance) ?? addressOf(instance, node)
}

function missing({ hypervisor, hvparams }: Instance): Obstacle | null {
  if (TEXT_ONLY.includes(hypervisor)) return 'console_serial_only'
  const { vncBindAddress, serialConsole } = parameters.parse(hvparams)
  if (!vncBindAddress) return serialConsole ? 'console_serial_only' : 'console_none'
  const loopback = ipaddr.isValid(vncBindAddress) && ipaddr.process(vncBindAddress).range() === 'loopback'
  return loopback || vncBindAddress.startsWith('/') ? 'console_local_only' : null
}

function stopped(instance: Instance): Obstacle | null {
  const { state } = faceOf(instance)
  if (state === 'nodeDown') return 'console_node_down'
  return state === 'stopped' ? 'console_off' : null
}

/** Only what the cluster says is the node's own address; a name would be resolved by someone else. */
function addressOf({ networkPort }: Instance, node: Node | null): Target | Obstacle {
  const address = node?.primaryIp
  if (!address || !networkPort || !ipaddr.isValid(address)) return 'console_no_address'
  return { address, port: networkPort, node: node.name }
}
