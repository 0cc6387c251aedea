import { EventEmitter } from 'node:events'
import type { Clock } from '../clock'
import type { JsonObject } from '../json'
import type { Cluster } from '../model/types'
import type { Random } from '../random'
import { versionBefore } from '../version'
import { type JobFaults, noJobFaults } from './faults'
import { type Lock, makeLocks } from './locks'
import { runJob } from './run'
import { makeTimer } from './timer'
import { ended, type Job, type OpState, statusOfJob } from './types'

const maxRunning = 20

export type QueueOptions = { cluster: Cluster; clock: Clock; random: Random; speed: number }

/** Ganeti's job queue: jobs wait for their turn, for those they depend on, and for their locks. */
export class JobQueue {
  readonly jobs = new Map<number, Job>()
  faults: JobFaults = { ...noJobFaults }
  readonly locks = makeLocks()
  private lastId = 0
  private readonly changes = new EventEmitter().setMaxListeners(0)
  private readonly timer
  private readonly active = new Set<number>()
  private stopped = false

  constructor(private readonly options: QueueOptions) {
    this.timer = makeTimer(options.speed)
  }

  /** Puts a job back that was kept; one that was under way did not survive. */
  restore(jobs: Job[], lastId: number): void {
    for (const job of jobs) {
      this.jobs.set(job.id, job)
      if (!ended.includes(statusOfJob(job))) this.abort(job)
    }
    this.lastId = Math.max(lastId, ...jobs.map((job) => job.id))
  }

  get latestId(): number {
    return this.lastId
  }

  /** A number that Ganeti used up without a job to show for it. */
  skipId(): number {
    this.lastId += 1
    return this.lastId
  }

  submit(inputs: JsonObject[]): number {
    const id = this.skipId()
    const now = this.options.clock()
    const ops = inputs.map((input, index) => newOp(input, id, index, now))
    const job: Job = { id, ops, receivedAt: now, startedAt: null, endedAt: null, archived: false, locks: [] }
    const { loseRate } = this.faults
    if (loseRate > 0 && this.options.random.below(1_000_000) < loseRate * 1_000_000) return id
    this.jobs.set(id, job)
    this.changed(job)
    this.timer.after(0.5, () => this.dispatch())
    return id
  }

  /** Jobs that an opcode leaves behind; they carry its trail. */
  submitFor(parent: OpState, jobs: JsonObject[][]): { jobs: [boolean, number][] } {
    const reason = parent.input.reason ?? []
    const comment = `Submitted by ${String(parent.input.OP_ID)}`
    return { jobs: jobs.map((inputs) => [true, this.submit(inputs.map((input) => ({ ...input, reason, comment })))]) }
  }

  narrow(job: Job, locks: Lock[]): void {
    job.locks = locks
    this.locks.narrow(job)
  }

  /** A job that waits for its locks ends at once; one that runs only gets no further than its present opcode. */
  async cancel(id: number): Promise<[boolean, string]> {
    const job = this.jobs.get(id)
    if (!job || job.endedAt !== null) return [false, `Job ${id} not found in queue`]
    if (!this.active.has(id)) {
      const now = this.options.clock()
      for (const op of job.ops) Object.assign(op, { status: 'canceled', endedAt: now })
      job.endedAt = now
      this.changed(job)
      return [true, `Dequeued job ${id}`]
    }
    const isWaiting = job.ops.every((op) => op.status === 'waiting' || op.status === 'queued')
    job.unwanted = true
    const isOld = versionBefore(this.options.cluster.version, 2, 12)
    if (isWaiting && isOld) for (const op of job.ops) op.status = 'canceling'
    this.changed(job)
    if (isWaiting && isOld) return [true, `Job ${id} will be canceled`]
    if (!isWaiting) return [false, "Job no longer waiting, can't cancel (informed it anyway)"]
    await this.untilEnded(id)
    return [true, 'Job successfully cancelled']
  }

  setFaults(faults: Partial<JobFaults>): void {
    this.faults = { ...this.faults, ...faults }
    this.dispatch()
    this.changes.emit('faults')
  }

  setSpeed(speed: number): void {
    this.timer.setSpeed(speed)
  }

  onChange(listener: () => void): () => void {
    this.changes.on('change', listener)
    return () => this.changes.off('change', listener)
  }

  /** Resolves when anything happens to any job, or `seconds` have gone. */
  change(seconds: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timeout)
        this.changes.off('change', done)
        resolve()
      }
      const timeout = setTimeout(done, seconds * 1000)
      this.changes.once('change', done)
    })
  }

  /** Resolves once a job has ended, or the simulator stops. */
  async untilEnded(id: number): Promise<Job | undefined> {
    for (;;) {
      const job = this.jobs.get(id)
      if (!job || job.endedAt !== null || this.stopped) return job
      await this.change(60)
    }
  }

  async untilResumed(): Promise<void> {
    while (this.faults.paused && !this.stopped) {
      await new Promise<void>((resolve) => this.changes.once('faults', resolve))
    }
  }

  changed(job: Job): void {
    if (job.endedAt !== null) this.locks.release(job)
    this.changes.emit('change')
  }

  stop(): void {
    this.stopped = true
    this.timer.stop()
    this.changes.emit('faults')
    this.changes.emit('change')
  }

  private dispatch(): void {
    if (this.faults.paused || this.stopped) return
    for (const job of this.jobs.values()) {
      if (this.active.size >= maxRunning) return
      if (statusOfJob(job) !== 'queued' || this.active.has(job.id)) continue
      const readiness = this.readiness(job)
      if (readiness === 'never') this.abort(job, 'OpExecError', 'Job dependency did not end as demanded')
      if (readiness !== 'now') continue
      this.active.add(job.id)
      const { cluster, clock, random } = this.options
      void runJob(job, { queue: this, cluster, clock, random, timer: this.timer }).finally(() => {
        this.active.delete(job.id)
        this.dispatch()
      })
    }
  }

  private readiness(job: Job): 'now' | 'later' | 'never' {
    const depends = job.ops[0]?.input.depends
    if (!Array.isArray(depends)) return 'now'
    for (const entry of depends) {
      if (!Array.isArray(entry)) continue
      const other = this.jobs.get(Number(entry[0]))
      const wanted = Array.isArray(entry[1]) && entry[1].length > 0 ? entry[1] : [...ended]
      const status = other && statusOfJob(other)
      if (status && !ended.includes(status)) return 'later'
      if (status && !wanted.includes(status)) return 'never'
    }
    return 'now'
  }

  private abort(job: Job, kind = 'OpExecError', text = 'Unclean master daemon shutdown'): void {
    const now = this.options.clock()
    for (const op of job.ops.filter((one) => !ended.includes(one.status))) {
      Object.assign(op, { status: 'error', result: [kind, [text]], endedAt: now })
    }
    job.endedAt = now
    this.changed(job)
  }
}

function newOp(input: JsonObject, id: number, index: number, now: number): OpState {
  const trail = Array.isArray(input.reason) ? input.reason : []
  const kind = `gnt:opcode:${String(input.OP_ID).toLowerCase().replace('op_', '')}`
  const reason = [...trail, [kind, `job=${id};index=${index}`, Math.round(now * 1e6) * 1000]]
  return {
    input: { ...input, reason },
    status: 'queued',
    result: null,
    log: [],
    startedAt: null,
    executedAt: null,
    endedAt: null,
  }
}
