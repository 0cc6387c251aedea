import { z } from 'zod'

const text = z.string()
const texts = z.array(text)
const count = z.number().int().nonnegative()
const seconds = z.number()
const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
const dict = z.record(z.string(), z.unknown())
const orNull = <T extends z.ZodType>(shape: T) => shape.nullable()

const stamps = { ctime: seconds, mtime: seconds, uuid, serial_no: count, tags: texts }

const specs = z.object({
  'memory-size': count,
  'disk-size': count,
  'disk-count': count,
  'cpu-count': count,
  'nic-count': count,
  'spindle-use': count,
})

const ipolicy = z.object({
  minmax: z.array(z.object({ min: specs, max: specs })),
  std: specs,
  'spindle-ratio': z.number(),
  'vcpu-ratio': z.number(),
  'disk-templates': texts,
})

export const clusterInfo = z.object({
  software_version: text,
  name: text,
  uuid,
  master: text,
  default_hypervisor: text,
  enabled_hypervisors: texts,
  enabled_disk_templates: texts,
  default_iallocator: text,
  hvparams: z.record(z.string(), dict),
  beparams: z.object({ default: dict }),
  nicparams: z.object({ default: z.object({ mode: text, link: text, vlan: text }) }),
  ndparams: dict,
  diskparams: dict,
  osparams: dict,
  ipolicy,
  volume_group_name: orNull(text),
  vg_name: orNull(text),
  max_running_jobs: count,
  ctime: seconds,
  mtime: seconds,
  tags: texts,
})

export const instance = z.strictObject({
  name: text,
  admin_state: z.enum(['up', 'down', 'offline']),
  os: text,
  pnode: text,
  snodes: texts,
  disk_template: text,
  'nic.ips': z.array(orNull(text)),
  'nic.macs': texts,
  'nic.modes': texts,
  'nic.uuids': z.array(uuid),
  'nic.names': z.array(orNull(text)),
  'nic.links': texts,
  'nic.networks': z.array(orNull(uuid)),
  'nic.networks.names': z.array(orNull(text)),
  'nic.bridges': z.array(orNull(text)),
  network_port: orNull(count),
  'disk.sizes': z.array(count),
  'disk.spindles': z.array(orNull(count)),
  disk_usage: count,
  'disk.uuids': z.array(uuid),
  'disk.names': z.array(orNull(text)),
  beparams: z.strictObject({
    minmem: count,
    maxmem: count,
    memory: count,
    vcpus: count,
    auto_balance: z.boolean(),
    always_failover: z.boolean(),
    spindle_use: count,
  }),
  hvparams: dict,
  oper_state: z.boolean(),
  oper_ram: orNull(count),
  oper_vcpus: orNull(count),
  status: text,
  custom_hvparams: dict,
  custom_beparams: dict,
  custom_nicparams: z.array(z.strictObject({ mode: text, link: text, vlan: text })),
  ...stamps,
})

export const node = z.strictObject({
  name: text,
  offline: z.boolean(),
  master_candidate: z.boolean(),
  drained: z.boolean(),
  dtotal: count,
  dfree: count,
  sptotal: z.null(),
  spfree: z.null(),
  mtotal: count,
  mnode: count,
  mfree: count,
  pinst_cnt: count,
  sinst_cnt: count,
  ctotal: count,
  cnos: count,
  cnodes: count,
  csockets: count,
  pip: z.ipv4(),
  sip: z.ipv4(),
  role: z.enum(['M', 'C', 'R', 'D', 'O']),
  pinst_list: texts,
  sinst_list: texts,
  master_capable: z.boolean(),
  vm_capable: z.boolean(),
  ndparams: dict,
  'group.uuid': uuid,
  ...stamps,
})

export const group = z.strictObject({
  alloc_policy: text,
  name: text,
  node_cnt: count,
  node_list: texts,
  ipolicy,
  custom_ipolicy: dict,
  diskparams: dict,
  custom_diskparams: dict,
  ndparams: dict,
  custom_ndparams: dict,
  ...stamps,
})

export const network = z.strictObject({
  name: text,
  network: z.cidrv4(),
  gateway: orNull(z.ipv4()),
  network6: z.null(),
  gateway6: z.null(),
  mac_prefix: z.null(),
  free_count: count,
  reserved_count: count,
  map: z.string().regex(/^[X.]+$/),
  group_list: z.array(z.tuple([text, text, text, text])),
  inst_list: texts,
  external_reservations: text,
  ...stamps,
})

export const jobListed = z.strictObject({
  id: count,
  ops: z.array(dict),
  status: text,
  summary: texts,
  opstatus: texts,
  received_ts: z.tuple([count, count]),
  start_ts: orNull(z.tuple([count, count])),
  end_ts: orNull(z.tuple([count, count])),
})

/** An answer to a query whose rows have these cells, by field. */
export function table(cells: Record<string, z.ZodType>) {
  const names = Object.keys(cells)
  const fieldShape = (name: string) =>
    z.strictObject({ name: z.literal(name), title: z.string().min(1), kind: text, doc: z.string().min(1) })
  const [first, ...rest] = names.map(fieldShape)
  const [cell, ...cellsAfter] = Object.values(cells)
  if (!first || !cell) throw new Error('a table has a field')
  return z.strictObject({ data: z.array(z.tuple([cell, ...cellsAfter])), fields: z.tuple([first, ...rest]) })
}

export const normal = <T extends z.ZodType>(value: T) => z.tuple([z.literal(0), value])
export const missing = z.tuple([z.literal(3), z.null()])
export const unknown = z.tuple([z.literal(1), z.null()])
export const perhaps = <T extends z.ZodType>(value: T) => z.union([normal(value), missing])
export const kinds = { text, texts, count, seconds, uuid, dict, flag: z.boolean() }
