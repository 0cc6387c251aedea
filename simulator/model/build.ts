import type { Clock } from '../clock'
import type { NetworkSpec, SimulatorOptions } from '../options'
import { makeRandom, type Random } from '../random'
import { rangeOf, takenAddresses, toAddress } from './addresses'
import { defaultBeparams, defaultHvparams } from './parameters'
import { seedInstances } from './seed-instances'
import type { Cluster, Group, Network, Stamped } from './types'

export type Stamp = (name: string, tags?: string[]) => Stamped

const defaultNetworks: NetworkSpec[] = [
  { name: 'public', network: '10.5.0.0/24', gateway: '10.5.0.1', mode: 'routed', link: 'public' },
  { name: 'private', network: '10.5.8.0/28', gateway: '10.5.8.1', mode: 'bridged', link: 'br100' },
]

/** A cluster that depends on its options alone, but for the times in it. */
export function buildCluster(options: SimulatorOptions, clock: Clock): Cluster {
  const random = makeRandom(options.seed ?? 1)
  const now = clock()
  const stamp: Stamp = (name, tags = []) => ({ name, uuid: random.uuid(), ctime: now, mtime: now, serialNo: 1, tags })
  const networks = networkSpecs(options.networks)
  const cluster: Cluster = {
    name: options.name ?? 'cluster.example.org',
    uuid: random.uuid(),
    version: versionOf(options.like),
    ctime: now,
    mtime: now,
    tags: options.clusterTags ?? [],
    hypervisors: options.hypervisors ?? ['fake'],
    diskTemplates: options.diskTemplates ?? ['file', 'diskless'],
    oses: options.oses ?? [
      { name: 'debootstrap', variants: ['default'] },
      { name: 'noop', variants: [] },
    ],
    bridges: networks.filter((network) => network.mode === 'bridged').map((network) => network.link),
    hvparams: hvparamsOf(options),
    beparams: defaultBeparams,
    nicparams: { mode: 'bridged', link: 'xen-br0', vlan: '' },
    groups: new Map(),
    nodes: new Map(),
    networks: new Map(),
    instances: new Map(),
  }
  addGroups(cluster, options, stamp)
  addNodes(cluster, options, stamp, random)
  for (const spec of networks) addNetwork(cluster, spec, stamp)
  seedInstances(cluster, options, stamp, random)
  for (const spec of networks) if (spec.full) fillUp(cluster, spec.name)
  return cluster
}

function versionOf(like: string | undefined): string {
  if (like === undefined) return '3.0.2'
  return /^\d+\.\d+$/.test(like) ? `${like}.2` : like
}

function hvparamsOf(options: SimulatorOptions): Cluster['hvparams'] {
  const names = [...Object.keys(defaultHvparams), ...Object.keys(options.hvparams ?? {})]
  return Object.fromEntries(names.map((name) => [name, { ...defaultHvparams[name], ...options.hvparams?.[name] }]))
}

function networkSpecs(wanted: SimulatorOptions['networks']): NetworkSpec[] {
  if (Array.isArray(wanted)) return wanted
  return Array.from({ length: wanted ?? 2 }, (_, index) => {
    const base = `10.${5 + Math.floor(index / 16)}.${(index % 16) * 16}`
    return (
      defaultNetworks[index] ?? {
        name: `net${index + 1}`,
        network: `${base}.0/24`,
        gateway: `${base}.1`,
        mode: 'bridged',
        link: `br${100 + index}`,
      }
    )
  })
}

function addGroups(cluster: Cluster, options: SimulatorOptions, stamp: Stamp): void {
  const wanted = options.groups ?? 1
  const names = Array.isArray(wanted)
    ? wanted
    : Array.from({ length: wanted }, (_, index) => (index === 0 ? 'default' : `group${index + 1}`))
  for (const name of names) {
    const group: Group = { ...stamp(name, options.groupTags?.[name]), allocPolicy: 'preferred' }
    cluster.groups.set(name, group)
  }
}

function addNodes(cluster: Cluster, options: SimulatorOptions, stamp: Stamp, random: Random): void {
  const groups = [...cluster.groups.values()]
  const count = options.nodes ?? 3
  const load = Math.ceil((options.instances ?? 0) / Math.max(1, count))
  const memory = options.nodeMemoryMiB ?? Math.max(24105, load * 4096)
  const disk = options.nodeDiskMiB ?? Math.max(258019, load * 65536)
  for (let index = 0; index < count; index++) {
    const name = `node${index + 1}.${cluster.name}`
    cluster.nodes.set(name, {
      ...stamp(name),
      group: groups[index % groups.length]?.uuid ?? '',
      ip: nodeAddress(index, options.nodeSubnet),
      role: index === 0 ? 'M' : index < 10 ? 'C' : 'R',
      dead: false,
      memoryMiB: memory,
      ownMemoryMiB: 512 + random.below(256),
      diskMiB: disk,
      usedDiskMiB: Math.floor(disk / 50),
      cpus: options.nodeCpus ?? Math.max(2, load),
    })
  }
}

function nodeAddress(index: number, subnet: string | undefined): string {
  if (subnet !== undefined) return `${subnet}.${index + 10}`
  return `198.18.${50 + Math.floor((index + 10) / 250)}.${(index + 10) % 250}`
}

function addNetwork(cluster: Cluster, spec: NetworkSpec, stamp: Stamp): void {
  const groups = [...cluster.groups.values()].filter((group) => spec.groups?.includes(group.name) ?? true)
  const network: Network = {
    ...stamp(spec.name, spec.tags),
    network: spec.network,
    gateway: spec.gateway ?? null,
    network6: null,
    gateway6: null,
    macPrefix: null,
    reserved: [],
    connections: groups.map((group) => ({
      group: group.name,
      mode: spec.mode,
      link: spec.link,
      vlan: spec.vlan ?? '',
    })),
  }
  const { first, size } = rangeOf(network)
  network.reserved = [toAddress(first), ...(spec.gateway ? [spec.gateway] : []), toAddress(first + size - 1)]
  cluster.networks.set(spec.name, network)
}

/** Sets every free address of a network aside. */
export function fillUp(cluster: Cluster, name: string): void {
  const network = cluster.networks.get(name)
  if (!network) throw new Error(`no network ${name}`)
  const { first, size } = rangeOf(network)
  const taken = takenAddresses(cluster, network)
  const free = Array.from({ length: size }, (_, offset) => toAddress(first + offset)).filter((one) => !taken.has(one))
  network.reserved = [...network.reserved, ...free]
}
