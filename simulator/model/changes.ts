import type { Clock } from '../clock'
import { maxMemory, vcpusOf } from './parameters'
import type { Cluster, Instance, Node } from './types'

/** Every change of the configuration leaves its mark. */
export function touch(item: { mtime: number; serialNo: number }, clock: Clock): void {
  item.mtime = clock()
  item.serialNo += 1
}

export function powerOn(cluster: Cluster, instance: Instance): void {
  instance.running = { memoryMiB: maxMemory(cluster, instance), vcpus: vcpusOf(cluster, instance) }
}

export function renameInstance(cluster: Cluster, instance: Instance, name: string): void {
  cluster.instances.delete(instance.name)
  instance.name = name
  cluster.instances.set(name, instance)
}

export function groupNameOf(cluster: Cluster, node: Node): string {
  return [...cluster.groups.values()].find((group) => group.uuid === node.group)?.name ?? ''
}
