import { z } from 'zod'
import { figure } from '../fields'

/**
 * What runs now, and where: a new primary node need not be marked as a change (Ganeti 3.0.2, after an evacuation). `operState` and the figures are null when the node
 * cannot tell, or nothing runs.
 */
export type InstanceLive = {
  name: string
  /** `running`, `ADMIN_down`, `ERROR_down`, `ERROR_nodedown`, `USER_down`, … */
  status: string
  operState: boolean | null
  operRamMiB: number | null
  operVcpus: number | null
  pnode: string
}

export const liveRow = z.object({
  name: z.string(),
  status: z.string(),
  oper_state: z
    .boolean()
    .nullish()
    .transform((value) => value ?? null),
  oper_ram: figure,
  oper_vcpus: figure,
  pnode: z.string(),
})

export function toLive(row: z.infer<typeof liveRow>): InstanceLive {
  return {
    name: row.name,
    status: row.status,
    operState: row.oper_state,
    operRamMiB: row.oper_ram,
    operVcpus: row.oper_vcpus,
    pnode: row.pnode,
  }
}
