import type { JsonObject } from '../json'
import type { Cluster } from './types'

export const specLimits = {
  'memory-size': { min: 4, max: 32768 },
  'disk-size': { min: 0, max: 1048576 },
  'disk-count': { min: 0, max: 16 },
  'cpu-count': { min: 1, max: 8 },
  'nic-count': { min: 0, max: 8 },
  'spindle-use': { min: 0, max: 12 },
} as const

const bounds = (side: 'min' | 'max'): JsonObject =>
  Object.fromEntries(Object.entries(specLimits).map(([name, limits]) => [name, limits[side]]))

export const vcpuRatio = 4

export function instancePolicy(cluster: Cluster): JsonObject {
  return {
    minmax: [{ min: bounds('min'), max: bounds('max') }],
    std: {
      'memory-size': 128,
      'disk-size': 1024,
      'disk-count': 1,
      'cpu-count': 1,
      'nic-count': 1,
      'spindle-use': 1,
    },
    'spindle-ratio': 32,
    'vcpu-ratio': vcpuRatio,
    'disk-templates': [...cluster.diskTemplates],
  }
}

type Wanted = { memory: number; vcpus: number; disks: number[]; nics: number }

function complaint(name: keyof typeof specLimits, label: string, value: number): string[] {
  const { min, max } = specLimits[name]
  return value >= min && value <= max ? [] : [`${label} value ${value} is not in range [${min}, ${max}]`]
}

/** What of an instance lies outside the policy, in Ganeti's words and order. */
export function policyComplaints(wanted: Wanted): string[] {
  return [
    ...complaint('memory-size', 'memory-size', wanted.memory),
    ...complaint('cpu-count', 'cpu-count', wanted.vcpus),
    ...complaint('disk-count', 'disk-count', wanted.disks.length),
    ...complaint('nic-count', 'nic-count', wanted.nics),
    ...wanted.disks.flatMap((size, index) => complaint('disk-size', `disk-size/${index}`, size)),
  ]
}
