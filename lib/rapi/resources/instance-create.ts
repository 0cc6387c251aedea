export type NicCreate = {
  network?: string
  mode?: string
  link?: string
  vlan?: string
  ip?: string
  mac?: string
  name?: string
}

/** `size` in MiB; other keys are parameters of an external storage provider. */
export type DiskCreate = { size: number; vg?: string; provider?: string; name?: string; [parameter: string]: unknown }

/**
 * The body of `POST /2/instances` but its constants (`__version__: 1`, `mode: 'create'`), in Ganeti's words.
 * `group_name` limits the allocator to a node group; with it or an `iallocator`, name no nodes.
 */
export type InstanceCreate = {
  name: string
  os: string
  disk_template: string
  disks: DiskCreate[]
  nics: NicCreate[]
  beparams: { memory?: number; minmem?: number; maxmem?: number; vcpus?: number; [parameter: string]: unknown }
  hvparams?: Record<string, unknown>
  hypervisor?: string
  osparams?: Record<string, string>
  /** Since 2.16: kept by Ganeti in memory only, never written to its configuration or job files. */
  osparams_secret?: Record<string, string>
  osparams_private?: Record<string, string>
  tags?: string[]
  start?: boolean
  ip_check?: boolean
  name_check?: boolean
  wait_for_sync?: boolean
  no_install?: boolean
  conflicts_check?: boolean
  opportunistic_locking?: boolean
  iallocator?: string
  group_name?: string
  pnode?: string
  snode?: string
}
