import type { JsonObject } from '../json'
import { diskParameters, nodeParameters } from './node-parameters'
import { instancePolicy } from './policy'
import type { Cluster } from './types'

/** The protocol and configuration versions of Ganeti are its own, as one number. */
function versionNumber(version: string): number {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major * 1_000_000 + minor * 10_000
}

export function clusterInfo(cluster: Cluster): JsonObject {
  const hasVolumes = cluster.diskTemplates.some((template) => ['plain', 'drbd'].includes(template))
  const volumeGroup = hasVolumes ? 'xenvg' : null
  const drbdHelper = cluster.diskTemplates.includes('drbd') ? '/bin/true' : null
  const number = versionNumber(cluster.version)
  return {
    software_version: cluster.version,
    protocol_version: number,
    config_version: number,
    os_api_version: 20,
    export_version: 0,
    vcs_version: `(ganeti) version ${cluster.version}`,
    architecture: ['64bits', 'x86_64'],
    name: cluster.name,
    master: [...cluster.nodes.values()].find((node) => node.role === 'M')?.name ?? '',
    default_hypervisor: cluster.hypervisors[0] ?? '',
    enabled_hypervisors: [...cluster.hypervisors],
    hvparams: cluster.hvparams,
    os_hvp: {},
    beparams: { default: cluster.beparams },
    osparams: {},
    ipolicy: instancePolicy(cluster),
    nicparams: { default: cluster.nicparams },
    ndparams: nodeParameters,
    diskparams: diskParameters,
    candidate_pool_size: 10,
    max_running_jobs: 20,
    max_tracked_jobs: 25,
    mac_prefix: 'aa:00:00',
    master_netdev: 'lo',
    master_netmask: 32,
    use_external_mip_script: false,
    volume_group_name: volumeGroup,
    drbd_usermode_helper: drbdHelper,
    file_storage_dir: '/srv/ganeti/file-storage',
    shared_file_storage_dir: '/srv/ganeti/shared-file-storage',
    gluster_storage_dir: '/var/run/ganeti/gluster',
    maintain_node_health: false,
    ctime: cluster.ctime,
    mtime: cluster.mtime,
    uuid: cluster.uuid,
    tags: [...cluster.tags].sort(),
    uid_pool: [],
    default_iallocator: 'hail',
    default_iallocator_params: {},
    reserved_lvs: [],
    primary_ip_version: 4,
    prealloc_wipe_disks: false,
    hidden_os: [],
    blacklisted_os: [],
    enabled_disk_templates: [...cluster.diskTemplates],
    install_image: '',
    instance_communication_network: '',
    zeroing_image: '',
    compression_tools: ['gzip', 'gzip-fast', 'gzip-slow'],
    enabled_user_shutdown: false,
    enabled_data_collectors: { 'cpu-avg-load': true, diskstats: true, drbd: true, 'inst-status-xen': true, lv: true },
    data_collector_interval: { 'cpu-avg-load': 5_000_000, diskstats: 5_000_000, drbd: 5_000_000 },
    modify_ssh_setup: false,
    ssh_key_type: 'rsa',
    ssh_key_bits: 2048,
    vg_name: volumeGroup,
    drbd_helper: drbdHelper,
  }
}
