import { z } from 'zod'
import { flag, sparse, text, texts } from '../fields'

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
  /** Empty while the instance is merely planned (`forthcoming`). */
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

/** Before Ganeti 2.6 there was one `memory`. */
const beparams = z
  .object({
    memory: z.number().optional(),
    minmem: z.number().optional(),
    maxmem: z.number().optional(),
    vcpus: z.number(),
    auto_balance: flag,
    always_failover: flag,
  })
  .transform(
    (params): InstanceBackend => ({
      minMemoryMiB: params.minmem ?? params.memory ?? 0,
      maxMemoryMiB: params.maxmem ?? params.memory ?? 0,
      vcpus: params.vcpus,
      autoBalance: params.auto_balance,
      alwaysFailover: params.always_failover,
    }),
  )

const sizes = z
  .array(z.number().nullable())
  .nullish()
  .transform((value) => value ?? [])

/** The fields to ask for, by their names in Ganeti; `osparams` is not among them, for it holds secrets. */
export const configurationRow = z.object({
  name: z.string(),
  uuid: z.string(),
  os: text,
  disk_template: text,
  'disk.sizes': sizes,
  'disk.uuids': sparse,
  'disk.names': sparse,
  'nic.names': sparse,
  'nic.macs': sparse,
  'nic.ips': sparse,
  'nic.modes': sparse,
  'nic.links': sparse,
  'nic.networks.names': sparse,
  beparams,
  hypervisor: z.string(),
  'hv/nic_type': text,
  'hv/disk_type': text,
  'hv/boot_order': text,
  'hv/cdrom_image_path': text,
  'hv/use_localtime': flag,
  'hv/vnc_bind_address': text,
  'hv/serial_console': flag,
  pnode: text,
  snodes: texts,
  admin_state: text,
  tags: texts,
  ctime: z.number().nullish(),
  mtime: z.number().nullish(),
  serial_no: z.number(),
  network_port: z.coerce.number().int().positive().nullish().catch(null),
})

export function toConfiguration(row: z.infer<typeof configurationRow>): InstanceConfiguration {
  return {
    name: row.name,
    uuid: row.uuid,
    os: row.os ?? '',
    diskTemplate: row.disk_template ?? '',
    disks: row['disk.sizes'].map((size, at) => ({
      uuid: row['disk.uuids'][at] ?? null,
      name: row['disk.names'][at] ?? null,
      sizeMiB: size ?? 0,
    })),
    nics: row['nic.macs'].map((mac, at) => ({
      name: row['nic.names'][at] ?? null,
      mac,
      ip: row['nic.ips'][at] ?? null,
      mode: row['nic.modes'][at] ?? null,
      link: row['nic.links'][at] ?? null,
      network: row['nic.networks.names'][at] ?? null,
    })),
    backend: row.beparams,
    hypervisor: row.hypervisor,
    hvparams: {
      nicType: row['hv/nic_type'],
      diskType: row['hv/disk_type'],
      bootOrder: row['hv/boot_order'],
      cdromImagePath: row['hv/cdrom_image_path'],
      useLocaltime: row['hv/use_localtime'],
      vncBindAddress: row['hv/vnc_bind_address'],
      serialConsole: row['hv/serial_console'],
    },
    pnode: row.pnode ?? '',
    snodes: row.snodes,
    adminState: row.admin_state ?? '',
    tags: row.tags,
    ctime: row.ctime ?? 0,
    mtime: row.mtime ?? 0,
    serialNo: row.serial_no,
    networkPort: row.network_port ?? null,
  }
}
