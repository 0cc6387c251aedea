import type { SimulatorOptions } from '../options'
import type { Random } from '../random'
import { rangeOf, takenAddresses, toAddress } from './addresses'
import type { Stamp } from './build'
import { makeMac } from './identity'
import { hasConsolePort, nextPort } from './ports'
import type { Cluster, Instance, Network, Nic } from './types'

const memories = [512, 1024, 2048, 4096]

export function seedInstances(cluster: Cluster, options: SimulatorOptions, stamp: Stamp, random: Random): void {
  const nodes = [...cluster.nodes.values()]
  const hypervisor = cluster.hypervisors[0] ?? 'fake'
  const template = cluster.diskTemplates[0] ?? 'diskless'
  const addresses = new Map([...cluster.networks.values()].map((one) => [one.uuid, freeOnes(cluster, one)]))
  for (let index = 1; index <= (options.instances ?? 0); index++) {
    const pnode = nodes[index % nodes.length]
    if (!pnode) return
    const group = [...cluster.groups.values()].find((one) => one.uuid === pnode.group)
    const snode = nodes.find((node) => node !== pnode && node.group === pnode.group)
    const memory = random.pick(memories)
    const up = random.below(10) > 0
    const instance: Instance = {
      ...stamp(options.instanceName?.(index) ?? `vm${index}.example.org`, seedTags(options, index)),
      os: osName(cluster, random),
      hypervisor,
      diskTemplate: template,
      disks:
        template === 'diskless' ? [] : [{ uuid: random.uuid(), name: null, sizeMiB: 1024 * (1 + random.below(20)) }],
      nics: seedNics(cluster, group?.name ?? '', addresses, random),
      beparams: { minmem: memory, maxmem: memory, vcpus: 1 + random.below(4) },
      hvparams: {},
      osparams: {},
      pnode: pnode.name,
      snodes: template === 'drbd' && snode ? [snode.name] : [],
      adminState: up ? 'up' : 'down',
      adminStateSource: 'admin',
      running: null,
      networkPort: hasConsolePort(cluster, hypervisor) ? nextPort(cluster) : null,
    }
    if (up) instance.running = { memoryMiB: memory, vcpus: Number(instance.beparams.vcpus) }
    cluster.instances.set(instance.name, instance)
  }
}

function seedTags(options: SimulatorOptions, index: number): string[] {
  const choices = options.instanceTags ?? []
  return choices.length === 0 ? [] : [...(choices[(index - 1) % choices.length] ?? [])]
}

function osName(cluster: Cluster, random: Random): string {
  const os = random.pick(cluster.oses)
  return os.variants.length === 0 ? os.name : `${os.name}+${random.pick(os.variants)}`
}

function freeOnes(cluster: Cluster, network: Network): string[] {
  const taken = takenAddresses(cluster, network)
  const { first, size } = rangeOf(network)
  return Array.from({ length: size }, (_, offset) => toAddress(first + offset)).filter((one) => !taken.has(one))
}

function seedNics(cluster: Cluster, group: string, addresses: Map<string, string[]>, random: Random): Nic[] {
  for (const network of cluster.networks.values()) {
    const connection = network.connections.find((one) => one.group === group)
    const ip = connection && addresses.get(network.uuid)?.shift()
    if (!connection || !ip) continue
    const { mode, link, vlan } = connection
    return [{ uuid: random.uuid(), name: null, mac: makeMac(random), ip, network: network.uuid, mode, link, vlan }]
  }
  return []
}
