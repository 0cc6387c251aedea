import { RapiError } from '../errors'
import { jobId } from '../fields'
import { path } from '../path'
import { checkReason } from '../reason'
import type { RapiRequest, Transport } from '../transport'
import type { Reasoned } from './instance-writes'
import type { JobId } from './jobs'
import { type TagWrites, tagWrites } from './tag-writes'

/** Where the allocator looks first, where only then, and where never. */
export type AllocationPolicy = 'preferred' | 'last_resort' | 'unallocable'

type Dry = Reasoned & { dryRun?: boolean }

/** Each resolves to the job that Ganeti queued: the outcome is the job's. */
export type GroupWrites = TagWrites & {
  /** A name with blanks or slashes is taken by Ganeti, but has no address in RAPI from then on: it is refused here. */
  create(name: string, options: Dry & { allocPolicy?: AllocationPolicy }): Promise<JobId>
  remove(name: string, options: Dry): Promise<JobId>
  rename(name: string, newName: string, options: Dry): Promise<JobId>
  modify(
    name: string,
    changes: { alloc_policy?: AllocationPolicy; ndparams?: Record<string, unknown> },
    options: Reasoned,
  ): Promise<JobId>
  /**
   * Moves nodes into the group; `force` also when that puts the two sides of a mirrored instance into two groups.
   * Rejects an empty list with `invalid_input`, by which Ganeti means every node.
   */
  assignNodes(name: string, nodes: string[], options: Dry & { force?: boolean }): Promise<JobId>
}

export function groupWrites(transport: Transport): GroupWrites {
  const at = (name: string, ...more: string[]) => [2, 'groups', name, ...more]
  const write = (request: RapiRequest) => transport.write(request, jobId)
  const query = ({ dryRun, reason }: Dry) => ({ 'dry-run': dryRun ? 1 : undefined, reason: checkReason(reason) })

  return {
    async create(name, { allocPolicy, ...options }) {
      const body = { group_name: checkAddressable(name), alloc_policy: allocPolicy }
      return write({ method: 'POST', path: path([2, 'groups'], query(options)), body })
    },
    async remove(name, options) {
      return write({ method: 'DELETE', path: path(at(name), query(options)) })
    },
    async rename(name, newName, options) {
      const to = path(at(name, 'rename'), query(options))
      return write({ method: 'PUT', path: to, body: { new_name: checkAddressable(newName) } })
    },
    async modify(name, changes, { reason }) {
      const to = path(at(name, 'modify'), { reason: checkReason(reason) })
      return write({ method: 'PUT', path: to, body: changes })
    },
    async assignNodes(name, nodes, { force, ...options }) {
      if (nodes.length === 0) throw new RapiError('invalid_input', 'no nodes to assign')
      const to = path(at(name, 'assign-nodes'), { ...query(options), force: force ? 1 : undefined })
      return write({ method: 'PUT', path: to, body: { nodes } })
    },
    ...tagWrites(transport, 'groups'),
  }
}

function checkAddressable(name: string): string {
  if (!/^[\w.-]+$/.test(name)) throw new RapiError('invalid_input', 'not a name that RAPI has an address for')
  return name
}
