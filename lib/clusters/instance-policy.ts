import { z } from 'zod'
import type { FieldError } from '@/lib/errors/app-error'
import { policyRange, type policySpecs } from './policy-schema'

export type Range = readonly [min: number, max: number]

/** Bounds of a cluster's instance policy; sizes in MiB, `disk` of each disk. */
export type Bounds = { memory: Range; vcpus: Range; disk: Range; disks: Range; nics: Range }

const minmaxSchema = z.object({ ipolicy: z.object({ minmax: z.array(policyRange).min(1) }) })

/** The widest of the policy's ranges, of a cluster's mirrored `info`; Ganeti itself holds the exact ones. Null: not known. */
export function policyBounds(info: unknown): Bounds | null {
  const minmax = minmaxSchema.safeParse(info).data?.ipolicy.minmax
  if (!minmax) return null
  const range = (key: keyof z.output<typeof policySpecs>): Range => [
    Math.min(...minmax.map(({ min }) => min[key] ?? 0)),
    Math.max(...minmax.map(({ max }) => max[key] ?? Number.MAX_SAFE_INTEGER)),
  ]
  return {
    memory: range('memorySize'),
    vcpus: range('cpuCount'),
    disk: range('diskSize'),
    disks: range('diskCount'),
    nics: range('nicCount'),
  }
}

/** `unit` is by how much the message divides: 1024 for a field in GiB. */
export function outsidePolicy(value: number, [min, max]: Range, unit = 1): FieldError | null {
  if (value < min) return { code: 'below_policy', values: { limit: Math.ceil(min / unit) } }
  if (value > max) return { code: 'above_policy', values: { limit: Math.floor(max / unit) } }
  return null
}
