import type { Json, JsonObject } from '../json'

export type Stamped = { name: string; uuid: string; ctime: number; mtime: number; serialNo: number; tags: string[] }

export type Group = Stamped & {
  allocPolicy: string
  /** Over the cluster's. */
  ndparams?: JsonObject
}

export type Node = Stamped & {
  group: string
  ip: string
  role: 'M' | 'C' | 'R' | 'D' | 'O'
  /** Not marked offline, yet it does not answer. */
  dead: boolean
  memoryMiB: number
  ownMemoryMiB: number
  diskMiB: number
  usedDiskMiB: number
  cpus: number
  /** True when left out. */
  masterCapable?: boolean
  vmCapable?: boolean
  /** Over the group's. */
  ndparams?: JsonObject
}

export type Connection = { group: string; mode: string; link: string; vlan: string }

export type Network = Stamped & {
  network: string
  gateway: string | null
  network6: string | null
  gateway6: string | null
  macPrefix: string | null
  /** Addresses that are nobody's to give: the network's own, the gateway, and what the site set aside. */
  reserved: string[]
  connections: Connection[]
}

export type Nic = {
  uuid: string
  name: string | null
  mac: string
  ip: string | null
  /** The network's UUID. */
  network: string | null
  mode: string
  link: string
  vlan: string
}

export type Disk = { uuid: string; name: string | null; sizeMiB: number }

export type Instance = Stamped & {
  os: string
  hypervisor: string
  diskTemplate: string
  disks: Disk[]
  nics: Nic[]
  beparams: JsonObject
  hvparams: JsonObject
  osparams: JsonObject
  pnode: string
  snodes: string[]
  adminState: 'up' | 'down' | 'offline'
  adminStateSource: 'admin' | 'user'
  running: { memoryMiB: number; vcpus: number } | null
  networkPort: number | null
}

export type Os = { name: string; variants: string[] }

export type Cluster = {
  name: string
  uuid: string
  version: string
  ctime: number
  mtime: number
  tags: string[]
  hypervisors: string[]
  diskTemplates: string[]
  oses: Os[]
  bridges: string[]
  hvparams: Record<string, JsonObject>
  beparams: { [key: string]: Json }
  nicparams: { mode: string; link: string; vlan: string }
  groups: Map<string, Group>
  nodes: Map<string, Node>
  networks: Map<string, Network>
  instances: Map<string, Instance>
}
