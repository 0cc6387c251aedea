import { RapiError } from '../errors'
import { jobId } from '../fields'
import { path } from '../path'
import { checkReason } from '../reason'
import { checkTags } from '../tags'
import type { RapiRequest, Transport } from '../transport'
import type { Reasoned } from './instance-writes'
import type { JobId } from './jobs'
import { type TagWrites, tagWrites } from './tag-writes'

type Dry = Reasoned & { dryRun?: boolean }

/** In Ganeti's words. `network` and `network6` are CIDRs without bits of a host; IPv4 is at most a /16, at least a /30. */
export type NetworkCreate = {
  network: string
  gateway?: string
  network6?: string
  gateway6?: string
  mac_prefix?: string
  add_reserved_ips?: string[]
  tags?: string[]
  /** Sets the addresses of the nodes aside; true unless told. */
  conflicts_check?: boolean
}

/** The word `none` takes a MAC prefix away. A gateway and reserved addresses do not change in one request. */
export type NetworkModify = {
  gateway?: string
  network6?: string
  gateway6?: string
  mac_prefix?: string
  add_reserved_ips?: string[]
  remove_reserved_ips?: string[]
}

export type NetworkLink = { mode: 'bridged' | 'routed' | 'openvswitch'; link: string; vlan?: string }

/** Each resolves to the job that Ganeti queued: the outcome is the job's. Ganeti cannot rename a network. */
export type NetworkWrites = TagWrites & {
  create(name: string, network: NetworkCreate, options: Dry): Promise<JobId>
  /** The job fails while any node group is connected. */
  remove(name: string, options: Dry): Promise<JobId>
  modify(name: string, changes: NetworkModify, options: Reasoned): Promise<JobId>
  /** Of a group that is connected already nothing changes, and the job succeeds. */
  connect(name: string, group: string, link: NetworkLink, options: Dry & { conflictsCheck?: boolean }): Promise<JobId>
  disconnect(name: string, group: string, options: Dry): Promise<JobId>
}

export function networkWrites(transport: Transport): NetworkWrites {
  const at = (name: string, ...more: string[]) => [2, 'networks', name, ...more]
  const write = (request: RapiRequest) => transport.write(request, jobId)
  const query = ({ dryRun, reason }: Dry) => ({ 'dry-run': dryRun ? 1 : undefined, reason: checkReason(reason) })

  return {
    async create(name, network, options) {
      if (!/^[\w.-]+$/.test(name)) throw new RapiError('invalid_input', 'not a name that RAPI has an address for')
      checkTags(network.tags ?? [])
      const to = path([2, 'networks'], query(options))
      return write({ method: 'POST', path: to, body: { network_name: name, ...network } })
    },
    async remove(name, options) {
      return write({ method: 'DELETE', path: path(at(name), query(options)) })
    },
    async modify(name, changes, { reason }) {
      const to = path(at(name, 'modify'), { reason: checkReason(reason) })
      return write({ method: 'PUT', path: to, body: changes })
    },
    async connect(name, group, { mode, link, vlan }, { conflictsCheck, ...options }) {
      const body = { group_name: group, network_mode: mode, network_link: link, network_vlan: vlan }
      const to = path(at(name, 'connect'), query(options))
      return write({ method: 'PUT', path: to, body: { ...body, conflicts_check: conflictsCheck } })
    },
    async disconnect(name, group, options) {
      const to = path(at(name, 'disconnect'), query(options))
      return write({ method: 'PUT', path: to, body: { group_name: group } })
    },
    ...tagWrites(transport, 'networks'),
  }
}
