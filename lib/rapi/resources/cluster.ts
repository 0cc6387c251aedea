import { z } from 'zod'
import { flag, text, texts } from '../fields'
import { path } from '../path'
import type { Transport } from '../transport'
import { type InstancePolicy, ipolicy } from './ipolicy'

export type HypervisorDefaults = {
  vncBindAddress?: string
  serialConsole?: boolean
  nicType?: string
  diskType?: string
  bootOrder?: string
  useLocaltime?: boolean
}

export type ClusterInfo = {
  name: string
  uuid?: string
  softwareVersion: string
  master: string
  enabledHypervisors: string[]
  defaultHypervisor: string
  /** In the order of the instance policy: the administrator's if one was set, else arbitrary. */
  enabledDiskTemplates: string[]
  ipolicy: InstancePolicy
  defaultIallocator?: string
  volumeGroup?: string
  tags: string[]
  /** Of the enabled hypervisors. */
  hvparams: Record<string, HypervisorDefaults>
}

export type ClusterApi = {
  version(): Promise<number>
  features(): Promise<string[]>
  info(): Promise<ClusterInfo>
  tags(): Promise<string[]>
}

const hypervisorDefaults = z
  .looseObject({
    vnc_bind_address: text.catch(undefined),
    serial_console: flag.catch(undefined),
    nic_type: text.catch(undefined),
    disk_type: text.catch(undefined),
    boot_order: text.catch(undefined),
    use_localtime: flag.catch(undefined),
  })
  .transform((params) => ({
    vncBindAddress: params.vnc_bind_address,
    serialConsole: params.serial_console,
    nicType: params.nic_type,
    diskType: params.disk_type,
    bootOrder: params.boot_order,
    useLocaltime: params.use_localtime,
  }))

export const clusterInfo = z
  .object({
    name: z.string(),
    uuid: text,
    software_version: z.string(),
    master: z.string(),
    enabled_hypervisors: z.array(z.string()).min(1),
    default_hypervisor: text,
    enabled_disk_templates: z.array(z.string()).nullish(),
    ipolicy,
    default_iallocator: text,
    volume_group_name: text,
    tags: texts,
    hvparams: z.record(z.string(), hypervisorDefaults),
  })
  .transform((info): ClusterInfo => {
    const enabled = info.enabled_disk_templates
    return {
      name: info.name,
      uuid: info.uuid,
      softwareVersion: info.software_version,
      master: info.master,
      enabledHypervisors: info.enabled_hypervisors,
      defaultHypervisor: info.default_hypervisor ?? info.enabled_hypervisors[0] ?? '',
      enabledDiskTemplates: enabled
        ? info.ipolicy.diskTemplates.filter((template) => enabled.includes(template))
        : info.ipolicy.diskTemplates,
      ipolicy: info.ipolicy,
      defaultIallocator: info.default_iallocator || undefined,
      volumeGroup: info.volume_group_name || undefined,
      tags: info.tags,
      hvparams: Object.fromEntries(
        Object.entries(info.hvparams).filter(([name]) => info.enabled_hypervisors.includes(name)),
      ),
    }
  })

export function clusterApi(transport: Transport): ClusterApi {
  return {
    version: () => transport.read({ method: 'GET', path: path(['version']) }, z.number()),
    features: () => transport.read({ method: 'GET', path: path([2, 'features']) }, z.array(z.string())),
    info: () => transport.read({ method: 'GET', path: path([2, 'info']) }, clusterInfo),
    tags: () => transport.read({ method: 'GET', path: path([2, 'tags']) }, z.array(z.string())),
  }
}
