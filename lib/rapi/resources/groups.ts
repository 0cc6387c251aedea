import { z } from 'zod'
import { number, text, texts } from '../fields'
import { query } from '../query'
import type { Transport } from '../transport'
import { type GroupWrites, groupWrites } from './group-writes'

export type RapiGroup = {
  name: string
  uuid: string
  allocPolicy?: string
  nodeCount?: number
  nodes: string[]
  tags: string[]
}

export type GroupsApi = GroupWrites & { list(): Promise<RapiGroup[]> }

const row = z.object({
  name: z.string(),
  uuid: z.string(),
  alloc_policy: text,
  node_cnt: number,
  node_list: texts,
  tags: texts,
})

export function groupsApi(transport: Transport): GroupsApi {
  return {
    ...groupWrites(transport),
    async list() {
      const rows = await query(transport, 'group', row)
      return rows.map((group) => ({
        name: group.name,
        uuid: group.uuid,
        allocPolicy: group.alloc_policy,
        nodeCount: group.node_cnt,
        nodes: group.node_list.toSorted(),
        tags: group.tags,
      }))
    },
  }
}
