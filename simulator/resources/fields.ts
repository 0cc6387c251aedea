const common = ['ctime', 'mtime', 'uuid', 'serial_no', 'tags']

/** The fields of each list, in the order in which the daemon gives them. */
export const instanceListFields = [
  ...['name', 'admin_state', 'os', 'pnode', 'snodes', 'disk_template'],
  ...['nic.ips', 'nic.macs', 'nic.modes', 'nic.uuids', 'nic.names', 'nic.links'],
  ...['nic.networks', 'nic.networks.names', 'nic.bridges', 'network_port'],
  ...['disk.sizes', 'disk.spindles', 'disk_usage', 'disk.uuids', 'disk.names', 'beparams', 'hvparams'],
  ...['oper_state', 'oper_ram', 'oper_vcpus', 'status'],
  ...['custom_hvparams', 'custom_beparams', 'custom_nicparams'],
  ...common,
]

export const nodeListFields = [
  ...['name', 'offline', 'master_candidate', 'drained', 'dtotal', 'dfree', 'sptotal', 'spfree'],
  ...['mtotal', 'mnode', 'mfree', 'pinst_cnt', 'sinst_cnt', 'ctotal', 'cnos', 'cnodes', 'csockets'],
  ...['pip', 'sip', 'role', 'pinst_list', 'sinst_list', 'master_capable', 'vm_capable', 'ndparams', 'group.uuid'],
  ...common,
]

export const networkListFields = [
  ...['name', 'network', 'gateway', 'network6', 'gateway6', 'mac_prefix', 'free_count', 'reserved_count'],
  ...['map', 'group_list', 'inst_list', 'external_reservations'],
  ...common,
]

export const groupListFields = [
  ...['alloc_policy', 'name', 'node_cnt', 'node_list', 'ipolicy', 'custom_ipolicy'],
  ...['diskparams', 'custom_diskparams', 'ndparams', 'custom_ndparams'],
  ...common,
]

export const jobListFields = ['id', 'ops', 'status', 'summary', 'opstatus', 'received_ts', 'start_ts', 'end_ts']
export const jobFieldNames = [...jobListFields, 'oplog', 'opresult']
