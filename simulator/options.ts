import type { JsonObject } from './json'

export type UserSpec = { name: string; password: string; options: string[] }

export type NetworkSpec = {
  name: string
  /** CIDR, IPv4. */
  network: string
  gateway?: string
  mode: 'bridged' | 'routed' | 'openvswitch'
  link: string
  vlan?: string
  /** Names of the node groups that it is connected to; all when left out. */
  groups?: string[]
  tags?: string[]
  /** Sets every free address aside. */
  full?: boolean
}

export type SimulatorOptions = {
  /** The cluster's name; nodes are `nodeN.NAME`. */
  name?: string
  /** Address to listen on; loopback unless told. */
  host?: string
  /** 0 takes any free port. */
  port?: number
  /** Plain HTTP when false. */
  tls?: boolean
  /** PEM; a self-signed pair is made when left out. */
  key?: string
  certificate?: string
  users?: UserSpec[]
  requireAuthentication?: boolean
  instances?: number
  nodes?: number
  /** A number, or the names. */
  groups?: number | string[]
  /** A number, or the networks themselves. */
  networks?: number | NetworkSpec[]
  seed?: number
  hypervisors?: string[]
  /** Cluster-wide hypervisor parameters over the defaults, by hypervisor. */
  hvparams?: Record<string, JsonObject>
  diskTemplates?: string[]
  oses?: { name: string; variants: string[] }[]
  clusterTags?: string[]
  groupTags?: Record<string, string[]>
  /** Tags of the seeded instances, taken in turn. */
  instanceTags?: string[][]
  /** How an instance of the seed is called; `i` counts from 1. */
  instanceName?: (i: number) => string
  nodeMemoryMiB?: number
  nodeDiskMiB?: number
  nodeCpus?: number
  /** First three numbers of the nodes' addresses, such as `127.0.7`; of a test network when left out. */
  nodeSubnet?: string
  /** A VNC server for each running instance, on its node's address, which must be one of this machine's. */
  consoles?: boolean
  /** Jobs take the real time divided by this. */
  speed?: number
  /** A Ganeti version to answer like, such as `2.6`; 3.0.2 when left out. */
  like?: string
  /** File that keeps the cluster and its jobs over restarts. */
  state?: string
  /** By how much the cluster's clock is ahead, in seconds. */
  clockOffsetS?: number
  /** Called with each line of the request log. */
  log?: (line: string) => void
  debug?: boolean
}
