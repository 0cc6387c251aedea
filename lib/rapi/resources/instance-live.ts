/** What runs now. `operState` and the figures are null when the node cannot tell. */
export type InstanceLive = {
  name: string
  /** `running`, `ADMIN_down`, `ERROR_down`, `ERROR_nodedown`, `USER_down`, … */
  status: string
  operState: boolean | null
  operRamMiB: number | null
  operVcpus: number | null
}
