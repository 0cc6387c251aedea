/** One value per dimension of the instance policy; sizes in MiB. */
export type Specs = {
  memorySize?: number
  cpuCount?: number
  diskCount?: number
  diskSize?: number
  nicCount?: number
}

export type InstancePolicy = { std: Specs; minmax: { min: Specs; max: Specs }[]; diskTemplates: string[] }

export type HypervisorDefaults = { vncBindAddress?: string; serialConsole?: boolean }

export type ClusterInfo = {
  name: string
  uuid?: string
  softwareVersion: string
  master: string
  enabledHypervisors: string[]
  defaultHypervisor: string
  /** In the order of the instance policy, which is the cluster's preference. */
  enabledDiskTemplates: string[]
  ipolicy: InstancePolicy
  defaultIallocator?: string
  volumeGroup?: string
  tags: string[]
  hvparams: Record<string, HypervisorDefaults>
}

export type ClusterApi = {
  version(): Promise<number>
  features(): Promise<string[]>
  info(): Promise<ClusterInfo>
  tags(): Promise<string[]>
}
