import { notKnown } from '../jobs/op-error'
import type { JsonObject } from '../json'
import { fillUp } from '../model/build'
import { powerOn, touch } from '../model/changes'
import type { Instance, Node } from '../model/types'
import type { OpcodeSpec } from '../operations/spec'
import { validated } from '../operations/spec'
import { specs } from '../operations/specs'
import { submitJob } from '../resources/submit'
import type { World } from '../world'

export type OperatorVerb = Exclude<keyof typeof specs, 'tagsSet' | 'tagsDelete' | 'osDiagnose'>

/** What happens to a cluster without the portal: operators at work, and things that break. */
export class Operator {
  constructor(private readonly world: World) {}

  /** A job from Ganeti's own command line: `run('shutdown', { instance_name: 'vm7' })`; answers its number. */
  run(verb: OperatorVerb, parameters: JsonObject): number {
    const spec: OpcodeSpec = specs[verb]
    const reason = [['gnt:client:gnt-instance', verb, Math.round(this.world.clock() * 1e6) * 1000]]
    const extra: JsonObject = verb === 'reboot' ? { reboot_type: 'hard' } : {}
    return submitJob(this.world, [validated(spec, { ...extra, ...parameters, reason })])
  }

  /** A machine stops or starts by itself: the configuration, and so `mtime`, stays as it is. */
  setRunning(name: string, running: boolean): void {
    const instance = this.instance(name)
    if (running) powerOn(this.world.cluster, instance)
    else instance.running = null
  }

  /** Its user shut the machine down from within. */
  userShutdown(name: string): void {
    const instance = this.instance(name)
    Object.assign(instance, { running: null, adminState: 'down', adminStateSource: 'user' })
    touch(instance, this.world.clock)
  }

  /** Its node is another, and nothing marks the change: so it is for a while after an evacuation (Ganeti 3.0.2). */
  moveUnmarked(name: string, pnode: string): void {
    this.instance(name).pnode = pnode
  }

  /** Vanishes at once, without a job. */
  forget(name: string): void {
    this.world.cluster.instances.delete(this.instance(name).name)
  }

  setTags(name: string, tags: string[]): void {
    const instance = this.instance(name)
    instance.tags = [...tags]
    touch(instance, this.world.clock)
  }

  edit(name: string, changes: Partial<Pick<Instance, 'os' | 'beparams' | 'hvparams' | 'adminState'>>): void {
    const instance = this.instance(name)
    Object.assign(instance, changes)
    touch(instance, this.world.clock)
  }

  setNode(name: string, changes: Partial<Pick<Node, 'role' | 'dead'>>): void {
    const node = this.world.cluster.nodes.get(name)
    if (!node) throw notKnown('Node', name)
    Object.assign(node, changes)
    touch(node, this.world.clock)
    if (node.dead || node.role === 'O') this.powerLossOn(node)
  }

  /** Defaults of a hypervisor (`gnt-cluster modify -H`): what instances take from there marks none of them as changed. */
  setHypervisorDefaults(hypervisor: string, parameters: JsonObject): void {
    const { hvparams } = this.world.cluster
    hvparams[hypervisor] = { ...hvparams[hypervisor], ...parameters }
  }

  fillNetwork(name: string): void {
    fillUp(this.world.cluster, name)
  }

  /** What `gnt-job archive` does to everything that is over. */
  archiveJobs(): void {
    for (const job of this.world.queue.jobs.values()) if (job.endedAt !== null) job.archived = true
  }

  private powerLossOn(node: Node): void {
    for (const instance of this.world.cluster.instances.values()) {
      if (instance.pnode === node.name) instance.running = null
    }
  }

  private instance(name: string): Instance {
    const instance = this.world.cluster.instances.get(name)
    if (!instance) throw notKnown('Instance', name)
    return instance
  }
}
