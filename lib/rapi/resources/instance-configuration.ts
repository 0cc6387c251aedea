export type InstanceNic = {
  name: string | null
  mac: string | null
  ip: string | null
  mode: string | null
  link: string | null
  /** The name of Ganeti's network, not its UUID. */
  network: string | null
}

export type InstanceDisk = { uuid: string | null; name: string | null; sizeMiB: number }

export type InstanceBackend = {
  minMemoryMiB: number
  maxMemoryMiB: number
  vcpus: number
  autoBalance?: boolean
  alwaysFailover?: boolean
}

/** The hypervisor parameters that may be shown: no secrets, no paths of the nodes but the CD image. */
export type InstanceHypervisor = {
  nicType?: string
  diskType?: string
  bootOrder?: string
  cdromImagePath?: string
  useLocaltime?: boolean
  vncBindAddress?: string
  serialConsole?: boolean
}

/** What Ganeti's configuration says of an instance; `ctime` and `mtime` are epoch seconds with a fraction. */
export type InstanceConfiguration = {
  name: string
  uuid: string
  os: string
  diskTemplate: string
  disks: InstanceDisk[]
  nics: InstanceNic[]
  backend: InstanceBackend
  hypervisor: string
  hvparams: InstanceHypervisor
  pnode: string
  snodes: string[]
  adminState: string
  tags: string[]
  ctime: number
  mtime: number
  serialNo: number
  /** Of the graphical console, on the primary node. */
  networkPort: number | null
}
