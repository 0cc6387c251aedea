/** What goes wrong with jobs, on demand. */
export type JobFaults = {
  /** Share of the jobs that fail, 0 to 1. */
  failRate: number
  /** Operations, such as `OP_INSTANCE_CREATE`, that always fail. */
  failKinds: string[]
  failText: string
  /** Jobs that are accepted and never seen again: this share of them. */
  loseRate: number
  /** No job is accepted. */
  drained: boolean
  /** No job moves on. */
  paused: boolean
}

export const noJobFaults: JobFaults = {
  failRate: 0,
  failKinds: [],
  failText: 'Simulated failure',
  loseRate: 0,
  drained: false,
  paused: false,
}
