import ipaddr from 'ipaddr.js'
import { z } from 'zod'

/** Where an instance's VNC server answers. `node` is the name that the node's certificate must bear. */
export type Target = { address: string; port: number; node: string }

type Instance = { hypervisor: string; hvparams: unknown; networkPort: number | null }
type Node = { name: string; primaryIp: string | null }

const parameters = z.object({ vncBindAddress: z.string().optional(), serialConsole: z.boolean().optional() }).catch({})

const TEXT_ONLY = ['xen-pvm', 'lxc', 'chroot']

/**
 * The screen of an instance, or why there is none, as a code under `errors`. `node` is its primary one as the mirror has it;
 * `refusal` is why there is none now: that there never is one is told first.
 */
export function screenOf(instance: Instance, node: Node | null, refusal: string | null): Target | string {
  return missing(instance) ?? refusal ?? addressOf(instance, node)
}

function missing({ hypervisor, hvparams }: Instance): string | null {
  if (TEXT_ONLY.includes(hypervisor)) return 'console_serial_only'
  const { vncBindAddress, serialConsole } = parameters.parse(hvparams)
  if (!vncBindAddress) return serialConsole ? 'console_serial_only' : 'console_none'
  const loopback = ipaddr.isValid(vncBindAddress) && ipaddr.process(vncBindAddress).range() === 'loopback'
  return loopback || vncBindAddress.startsWith('/') ? 'console_local_only' : null
}

/** Only what the cluster says is the node's own address; a name would be resolved by someone else. */
function addressOf({ networkPort }: Instance, node: Node | null): Target | string {
  const address = node?.primaryIp
  if (!address || !networkPort || !ipaddr.isValid(address)) return 'console_no_address'
  return { address, port: networkPort, node: node.name }
}
