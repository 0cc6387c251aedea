import type { JobFaults } from '../jobs/faults'

export const faultOptions = {
  latency: { type: 'string' },
  'fail-rate': { type: 'string' },
  fail: { type: 'string', multiple: true },
  'lose-rate': { type: 'string' },
  drained: { type: 'boolean', default: false },
} as const

export type FaultOptions = { latencyMs: number; jobs: Partial<JobFaults> }

type Values = {
  latency?: string | undefined
  'fail-rate'?: string | undefined
  fail?: string[] | undefined
  'lose-rate'?: string | undefined
  drained: boolean
}

/** Faults that are there from the start. */
export function readFaults(values: Values): FaultOptions {
  return {
    latencyMs: Number(values.latency ?? 0),
    jobs: {
      failRate: share('fail-rate', values['fail-rate']),
      loseRate: share('lose-rate', values['lose-rate']),
      failKinds: values.fail ?? [],
      drained: values.drained,
    },
  }
}

function share(name: string, value = '0'): number {
  const number = Number(value)
  if (!(number >= 0 && number <= 1)) throw new Error(`--${name} wants a share from 0 to 1, not ${value}`)
  return number
}
