import type { Cluster } from './types'

const firstPort = 11000

/** Only with a VNC server does an instance get a port of its own. */
export function hasConsolePort(cluster: Cluster, hypervisor: string): boolean {
  return Boolean(cluster.hvparams[hypervisor]?.vnc_bind_address)
}

const highest = new WeakMap<Cluster, number>()

export function nextPort(cluster: Cluster): number {
  const known = highest.get(cluster) ?? Math.max(firstPort - 1, ...portsOf(cluster))
  highest.set(cluster, known + 1)
  return known + 1
}

function portsOf(cluster: Cluster): number[] {
  return [...cluster.instances.values()].flatMap((instance) => instance.networkPort ?? [])
}
