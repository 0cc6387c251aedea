import { z } from 'zod'
import { number, text, texts } from '../fields'
import { query } from '../query'
import type { Transport } from '../transport'
import { type NetworkConnection, parseConnections } from './network-connections'
import { type NetworkWrites, networkWrites } from './network-writes'

export type RapiNetwork = {
  name: string
  uuid: string
  network?: string
  gateway?: string
  network6?: string
  gateway6?: string
  macPrefix?: string
  freeCount: number
  reservedCount: number
  /** One character per address: `X` taken, `.` free. */
  map?: string
  tags: string[]
  connections: NetworkConnection[]
}

/** Networks came with Ganeti 2.7. */
export type NetworksApi = NetworkWrites & { list(): Promise<RapiNetwork[]> }

const row = z.object({
  name: z.string(),
  uuid: z.string(),
  network: text,
  gateway: text,
  network6: text,
  gateway6: text,
  mac_prefix: text,
  free_count: number,
  reserved_count: number,
  map: text,
  tags: texts,
  group_list: z.unknown().transform(parseConnections),
})

export function networksApi(transport: Transport): NetworksApi {
  return { ...networkWrites(transport), list: async () => (await query(transport, 'network', row)).map(toNetwork) }
}

function toNetwork(network: z.infer<typeof row>): RapiNetwork {
  return {
    name: network.name,
    uuid: network.uuid,
    network: network.network,
    gateway: network.gateway,
    network6: network.network6,
    gateway6: network.gateway6,
    macPrefix: network.mac_prefix,
    freeCount: network.free_count ?? 0,
    reservedCount: network.reserved_count ?? 0,
    map: network.map,
    tags: network.tags,
    connections: network.group_list,
  }
}
