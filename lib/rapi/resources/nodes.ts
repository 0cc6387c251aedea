export type NodeRole = 'master' | 'master-candidate' | 'regular' | 'drained' | 'offline'

/** Sizes in MiB. Live figures (memory, disk, CPUs) are null when the node does not answer. */
export type RapiNode = {
  name: string
  uuid?: string
  role: NodeRole
  group?: string
  primaryIp?: string
  offline: boolean
  drained: boolean
  masterCandidate: boolean
  vmCapable: boolean
  memoryTotal: number | null
  memoryFree: number | null
  memoryNode: number | null
  diskTotal: number | null
  diskFree: number | null
  cpuTotal: number | null
  cpuNodes: number | null
  cpuSockets: number | null
  primaryInstances: number
  secondaryInstances: number
  tags: string[]
}

export type NodesApi = { list(): Promise<RapiNode[]> }
