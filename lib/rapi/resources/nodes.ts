import { z } from 'zod'
import { figure, flag, text, texts } from '../fields'
import { query } from '../query'
import type { Transport } from '../transport'
import { type NodeWrites, nodeWrites } from './node-writes'

export type NodeRole = 'master' | 'master-candidate' | 'regular' | 'drained' | 'offline'

/** Sizes in MiB. Live figures (memory, disk, CPUs) are null when the node does not answer. */
export type RapiNode = {
  name: string
  uuid?: string
  role: NodeRole
  group?: string
  primaryIp?: string
  offline: boolean
  drained: boolean
  masterCandidate: boolean
  vmCapable: boolean
  memoryTotal: number | null
  memoryFree: number | null
  /** Used by the node itself. */
  memoryNode: number | null
  diskTotal: number | null
  diskFree: number | null
  cpuTotal: number | null
  /** NUMA domains. */
  cpuNodes: number | null
  cpuSockets: number | null
  primaryInstances: number
  secondaryInstances: number
  tags: string[]
}

export type NodesApi = NodeWrites & { list(): Promise<RapiNode[]> }

const roles: Record<string, NodeRole> = {
  M: 'master',
  C: 'master-candidate',
  R: 'regular',
  D: 'drained',
  O: 'offline',
}

const row = z.object({
  name: z.string(),
  uuid: text,
  role: z.string(),
  group: text,
  pip: text,
  offline: flag,
  drained: flag,
  master_candidate: flag,
  vm_capable: flag,
  mtotal: figure,
  mfree: figure,
  mnode: figure,
  dtotal: figure,
  dfree: figure,
  ctotal: figure,
  cnodes: figure,
  csockets: figure,
  pinst_cnt: figure,
  sinst_cnt: figure,
  tags: texts,
})

export function nodesApi(transport: Transport): NodesApi {
  return { ...nodeWrites(transport), list: async () => (await query(transport, 'node', row)).map(toNode) }
}

function toNode(node: z.infer<typeof row>): RapiNode {
  return {
    name: node.name,
    uuid: node.uuid,
    role: roles[node.role] ?? 'regular',
    group: node.group,
    primaryIp: node.pip,
    offline: node.offline ?? false,
    drained: node.drained ?? false,
    masterCandidate: node.master_candidate ?? false,
    vmCapable: node.vm_capable ?? true,
    memoryTotal: node.mtotal,
    memoryFree: node.mfree,
    memoryNode: node.mnode,
    diskTotal: node.dtotal,
    diskFree: node.dfree,
    cpuTotal: node.ctotal,
    cpuNodes: node.cnodes,
    cpuSockets: node.csockets,
    primaryInstances: node.pinst_cnt ?? 0,
    secondaryInstances: node.sinst_cnt ?? 0,
    tags: node.tags,
  }
}
