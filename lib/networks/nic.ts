import type { NicCreate } from '@/lib/rapi/resources/instance-create'
import type { NetworkChoice } from './choices'

/** A new NIC in a network: its name, or link and mode, since Ganeti refuses both together (spec B2). */
export function nicIn(network: NetworkChoice, usesGntNetwork: boolean): NicCreate {
  const pool = network.mode === 'routed' ? { ip: 'pool' } : {}
  if (network.kind === 'gnt' && (usesGntNetwork || network.mode === 'bridged'))
    return { network: network.name, ...pool }
  return { mode: network.mode, link: network.link, ...pool }
}
