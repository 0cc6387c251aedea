import type { SeenRequest } from '../http/server'
import type { JobFaults } from '../jobs/faults'
import { noJobFaults } from '../jobs/faults'
import { type Job, type JobStatus, statusOfJob } from '../jobs/types'
import type { Group, Instance, Network, Node } from '../model/types'
import { fingerprintOf, type KeyPair, makeCertificate } from '../tls/certificate'
import type { World } from '../world'
import type { HttpFaultRule, HttpFaults } from './http-faults'
import { Operator } from './operator'

export type JobSummary = { id: number; status: JobStatus; opcodes: string[]; results: unknown[]; reasons: string[] }

/** The texts of the trail that the job came with. */
const reasonsOf = ({ ops }: Job): string[] =>
  ops
    .flatMap(({ input }) => (Array.isArray(input.reason) ? input.reason : []))
    .map((entry) => String(Array.isArray(entry) ? entry[1] : ''))

export type Snapshot = {
  instances: Instance[]
  nodes: Node[]
  groups: Group[]
  networks: Network[]
  jobs: JobSummary[]
}

type Switches = {
  changeCertificate(pair: KeyPair): void
  outage(): Promise<void>
  recover(): Promise<void>
}

/** Everything that can be done to a simulator from behind. */
export class Control {
  readonly operator: Operator
  private readonly seen: SeenRequest[] = []

  constructor(
    private readonly world: World,
    private readonly httpFaults: HttpFaults,
    private readonly switches: Switches,
  ) {
    this.operator = new Operator(world)
  }

  addFault(rule: HttpFaultRule): void {
    this.httpFaults.add(rule)
  }

  setJobFaults(faults: Partial<JobFaults>): void {
    this.world.queue.setFaults(faults)
  }

  /** Everything works again, but for an outage. */
  clearFaults(): void {
    this.httpFaults.clear()
    this.world.queue.setFaults(noJobFaults)
  }

  /** Nothing listens any more, and what was open is cut. */
  outage(): Promise<void> {
    return this.switches.outage()
  }

  recover(): Promise<void> {
    return this.switches.recover()
  }

  /** Answers the new certificate's fingerprint. */
  changeCertificate(): string {
    const pair = makeCertificate()
    this.switches.changeCertificate(pair)
    return fingerprintOf(pair.certificate)
  }

  setUsers(users: World['users']): void {
    this.world.users = users
  }

  setSpeed(speed: number): void {
    this.world.queue.setSpeed(speed)
  }

  /** Jobs stay where they are: queued ones queued, running ones before their next step. */
  pauseJobs(): void {
    this.world.queue.setFaults({ paused: true })
  }

  resumeJobs(): void {
    this.world.queue.setFaults({ paused: false })
  }

  /** Resolves with the outcome when the job has ended. */
  async jobEnded(id: number): Promise<JobStatus> {
    const job = await this.world.queue.untilEnded(id)
    if (!job) throw new Error(`no job ${id}`)
    return statusOfJob(job)
  }

  state(): Snapshot {
    const { cluster, queue } = this.world
    const jobs = [...queue.jobs.values()].map((job) => ({
      id: job.id,
      status: statusOfJob(job),
      opcodes: job.ops.map((op) => String(op.input.OP_ID)),
      results: job.ops.map((op) => op.result),
      reasons: reasonsOf(job),
    }))
    return structuredClone({
      instances: [...cluster.instances.values()],
      nodes: [...cluster.nodes.values()],
      groups: [...cluster.groups.values()],
      networks: [...cluster.networks.values()],
      jobs,
    })
  }

  /** The latest requests, oldest first; forgotten when asked to. */
  requests(options: { forget?: boolean } = {}): SeenRequest[] {
    const all = [...this.seen]
    if (options.forget) this.seen.length = 0
    return all
  }

  note(request: SeenRequest): void {
    this.seen.push(request)
    if (this.seen.length > 10_000) this.seen.shift()
  }
}
