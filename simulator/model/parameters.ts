import type { JsonObject } from '../json'
import type { Cluster, Instance } from './types'

export const defaultBeparams: JsonObject = {
  minmem: 128,
  maxmem: 128,
  vcpus: 1,
  auto_balance: true,
  always_failover: false,
  spindle_use: 1,
}

/** The cluster's hypervisor parameters as they come, by hypervisor. */
export const defaultHvparams: Record<string, JsonObject> = {
  fake: { migration_mode: 'live' },
  kvm: {
    acpi: true,
    boot_order: 'disk',
    cdrom_image_path: '',
    cpu_type: '',
    disk_cache: 'default',
    disk_type: 'paravirtual',
    initrd_path: '',
    kernel_args: 'ro',
    kernel_path: '/boot/vmlinuz-3-kvmU',
    keymap: '',
    machine_version: '',
    migration_mode: 'live',
    nic_type: 'paravirtual',
    reboot_behavior: 'reboot',
    root_path: '/dev/vda1',
    serial_console: true,
    serial_speed: 38400,
    spice_bind: '',
    usb_mouse: '',
    use_localtime: false,
    user_shutdown: false,
    vga: '',
    vnc_bind_address: '',
    vnc_tls: false,
  },
  'xen-pvm': { kernel_path: '/boot/vmlinuz-3-xenU', migration_mode: 'live', root_path: '/dev/xvda1' },
  'xen-hvm': { boot_order: 'cd', migration_mode: 'non-live', nic_type: 'rtl8139', vnc_bind_address: '0.0.0.0' },
}

/** Of these the cluster alone decides. */
export const globalHvparams = ['migration_mode', 'migration_port', 'migration_bandwidth']

export function fullBeparams(cluster: Cluster, instance: Instance): JsonObject {
  return { ...cluster.beparams, ...instance.beparams }
}

/** Without what is set for the whole cluster only. */
export function fullHvparams(cluster: Cluster, instance: Instance): JsonObject {
  const all = { ...cluster.hvparams[instance.hypervisor], ...instance.hvparams }
  return Object.fromEntries(Object.entries(all).filter(([name]) => !globalHvparams.includes(name)))
}

export function maxMemory(cluster: Cluster, instance: Instance): number {
  return Number(fullBeparams(cluster, instance).maxmem)
}

export function vcpusOf(cluster: Cluster, instance: Instance): number {
  return Number(fullBeparams(cluster, instance).vcpus)
}

/** With `memory` standing for both its bounds, as Ganeti takes it. */
export function expandMemory(beparams: JsonObject): JsonObject {
  const { memory, ...others } = beparams
  return memory === undefined ? others : { ...others, maxmem: memory, minmem: memory }
}
