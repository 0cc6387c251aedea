import { z } from 'zod'
import type { GanetiNetwork, Network } from '@/lib/db/generated/client'

/** A network that an instance in this cluster and node group can be given. */
export type NetworkChoice = {
  /** `gnt:NAME` or `stored:ID`. */
  key: string
  kind: 'gnt' | 'stored'
  name: string
  description: string
  mode: string
  link: string
  subnet: string | null
  subnet6: string | null
  free: number | null
  reserved: number | null
  isDefault: boolean
  /** No address left to give. */
  full: boolean
}

/** Of a gnt-network, as the mirror keeps them: to which node groups it is connected, and how. */
export const connections = z.array(z.object({ group: z.string(), mode: z.string(), link: z.string() }))

type Gnt = Pick<GanetiNetwork, 'name' | 'subnet' | 'subnet6' | 'freeCount' | 'reservedCount' | 'map' | 'connections'>
type Stored = Pick<Network, 'id' | 'description' | 'mode' | 'link' | 'isDefault'>

/**
 * Every gnt-network connected to the node group, then the stored ones that gnt-network does not know there. A stored
 * network with the same mode and link lends a discovered one its description and default marker. Ganeti gives a routed
 * NIC an address only by gnt-network (measured on 3.0), so stored routed ones are choices only where the cluster does
 * not use that.
 */
export function networkChoices(
  group: string,
  discovered: readonly Gnt[],
  stored: readonly Stored[],
  usesGntNetwork: boolean,
): NetworkChoice[] {
  const gnt = discovered.flatMap((network): NetworkChoice[] => {
    const connection = connections.parse(network.connections).find((entry) => entry.group === group)
    if (!connection) return []
    const twin = stored.find((row) => row.mode === connection.mode && row.link === connection.link)
    const pooled = network.map !== null
    return [
      {
        key: `gnt:${network.name}`,
        kind: 'gnt',
        name: network.name,
        description: twin?.description ?? '',
        mode: connection.mode,
        link: connection.link,
        subnet: network.subnet,
        subnet6: network.subnet6,
        free: pooled ? network.freeCount : null,
        reserved: pooled ? network.reservedCount : null,
        isDefault: twin?.isDefault ?? false,
        full: connection.mode === 'routed' && pooled && network.freeCount < 1,
      },
    ]
  })
  const own = stored
    .filter((row) => row.mode === 'bridged' || !usesGntNetwork)
    .filter((row) => !gnt.some((choice) => choice.mode === row.mode && choice.link === row.link))
    .map(({ id, description, mode, link, isDefault }): NetworkChoice => {
      const unknown = { subnet: null, subnet6: null, free: null, reserved: null, full: false }
      return { key: `stored:${id}`, kind: 'stored', name: description, description, mode, link, isDefault, ...unknown }
    })
  return [...gnt, ...own].sort(byUse)
}

/** The default first, then routed ones by what is free, full ones last (spec 4.5). */
function byUse(a: NetworkChoice, b: NetworkChoice): number {
  return (
    Number(a.full) - Number(b.full) ||
    Number(b.isDefault) - Number(a.isDefault) ||
    Number(b.mode === 'routed') - Number(a.mode === 'routed') ||
    (b.free ?? 0) - (a.free ?? 0) ||
    a.name.localeCompare(b.name)
  )
}
