export type NetworkConnection = { group: string; mode: string; link: string; vlan?: string }

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

export type NetworksApi = { list(): Promise<RapiNetwork[]> }
