import { OpError } from '../jobs/op-error'
import type { Cluster } from '../model/types'

/** `name` or `name+variant`, as the OS list shows them. */
export function osNames(cluster: Cluster): string[] {
  return cluster.oses
    .flatMap((os) => (os.variants.length === 0 ? [os.name] : os.variants.map((variant) => `${os.name}+${variant}`)))
    .sort()
}

export function checkOs(cluster: Cluster, name: string, node: string): void {
  const [base = ''] = name.split('+')
  if (cluster.oses.some((os) => os.name === base)) return
  const why = `Directory for OS ${base} not found in search path`
  throw new OpError('OpExecError', `OS Parameters validation failed on node ${node}: ${why}`)
}
