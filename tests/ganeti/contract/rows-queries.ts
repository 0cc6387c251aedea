import { z } from 'zod'
import { gives, type Row, refuses } from './row'
import { instance, kinds, missing, normal, perhaps, table, unknown } from './shapes'

const { text, texts, count, seconds, uuid, dict, flag } = kinds
const put = (kind: string, fields: unknown, qfilter?: unknown) => ({
  method: 'PUT',
  path: `/2/query/${kind}`,
  body: { fields, ...(qfilter === undefined ? {} : { qfilter }) },
})

const call = (kind: string) => `PUT /2/query/${kind}`
const none = (fields: string[]) =>
  table(Object.fromEntries(fields.map((name) => [name, z.unknown()]))).extend({ data: z.tuple([]) })

const instanceCells = {
  name: normal(text),
  uuid: normal(uuid),
  os: normal(text),
  hypervisor: normal(text),
  pnode: normal(text),
  'pnode.group': normal(text),
  snodes: normal(texts),
  admin_state: normal(instance.shape.admin_state),
  disk_template: normal(text),
  'disk.sizes': normal(z.array(count)),
  'disk.uuids': normal(z.array(uuid)),
  'disk.names': normal(z.array(text.nullable())),
  'nic.ips': normal(z.array(text.nullable())),
  'nic.macs': normal(texts),
  'nic.modes': normal(texts),
  'nic.links': normal(texts),
  'nic.vlans': normal(z.array(text.nullable())),
  'nic.names': normal(z.array(text.nullable())),
  'nic.networks': normal(z.array(uuid.nullable())),
  'nic.networks.names': normal(z.array(text.nullable())),
  beparams: normal(dict),
  hvparams: normal(dict),
  osparams: normal(dict),
  'be/vcpus': normal(count),
  'be/memory': normal(count),
  'nic.count': normal(count),
  'disk.count': normal(count),
  disk_usage: normal(count),
  network_port: perhaps(count),
  sda_size: perhaps(count),
  'nic.ip/7': missing,
  'hv/nope': unknown,
  tags: normal(texts),
  ctime: normal(seconds),
  mtime: normal(seconds),
  serial_no: normal(count),
}

const liveCells = {
  name: normal(text),
  status: normal(text),
  oper_state: normal(flag),
  oper_ram: perhaps(count),
  oper_vcpus: perhaps(count),
}

const nodeCells = {
  name: normal(text),
  uuid: normal(uuid),
  role: normal(text),
  group: normal(text),
  'group.uuid': normal(uuid),
  pip: normal(z.ipv4()),
  offline: normal(flag),
  drained: normal(flag),
  master_candidate: normal(flag),
  vm_capable: normal(flag),
  mtotal: normal(count),
  mfree: normal(count),
  mnode: normal(count),
  dtotal: normal(count),
  dfree: normal(count),
  ctotal: normal(count),
  cnodes: normal(count),
  csockets: normal(count),
  sptotal: z.tuple([z.literal(2), z.null()]),
  hv_state: missing,
  pinst_cnt: normal(count),
  sinst_cnt: normal(count),
  pinst_list: normal(texts),
  tags: normal(texts),
}

const networkCells = {
  name: normal(text),
  uuid: normal(uuid),
  network: normal(z.cidrv4()),
  gateway: perhaps(z.ipv4()),
  network6: missing,
  gateway6: missing,
  mac_prefix: missing,
  free_count: normal(count),
  reserved_count: normal(count),
  map: normal(text),
  group_list: normal(z.array(z.tuple([text, text, text, text]))),
  inst_list: normal(texts),
  tags: normal(texts),
}

const times = z.tuple([count, count])
const jobCells = {
  id: normal(count),
  status: normal(text),
  summary: normal(texts),
  ops: normal(z.array(z.object({ OP_ID: text, reason: z.array(z.tuple([text, text, z.number()])) }).loose())),
  opstatus: normal(texts),
  opresult: normal(z.array(z.unknown())),
  oplog: normal(z.array(z.array(z.tuple([count, times, text, text])))),
  received_ts: normal(times),
  start_ts: perhaps(times),
  end_ts: perhaps(times),
}

const unparsed = (source: string, why: string) =>
  `Failed to parse request: Cannot convert value &#x27;${escaped(source)}&#x27;, error: ${why}`

const escaped = (source: string) => source.replaceAll('>', '&gt;').replaceAll('"', '&quot;')

export const queries: Row[] = [
  gives(call('instance'), 'configuration', put('instance', Object.keys(instanceCells)), table(instanceCells)),
  gives(call('instance'), 'live state', put('instance', Object.keys(liveCells)), table(liveCells)),
  gives(call('node'), 'what we read', put('node', Object.keys(nodeCells)), table(nodeCells)),
  gives(
    call('group'),
    'what we read',
    put('group', ['name', 'uuid', 'alloc_policy', 'node_cnt', 'node_list', 'pinst_cnt', 'tags']),
    table({
      name: normal(text),
      uuid: normal(uuid),
      alloc_policy: normal(text),
      node_cnt: normal(count),
      node_list: normal(texts),
      pinst_cnt: normal(count),
      tags: normal(texts),
    }),
  ),
  gives(call('network'), 'what we read', put('network', Object.keys(networkCells)), table(networkCells)),
  gives(call('job'), 'what we read', put('job', Object.keys(jobCells)), table(jobCells)),
  gives(
    call('lock'),
    'who holds what',
    put('lock', ['name', 'mode', 'owner', 'pending']),
    table({
      name: normal(text),
      mode: normal(text.nullable()),
      owner: normal(texts),
      pending: normal(z.array(z.unknown())),
    }),
  ),
  refuses(call('os'), 'not supported', put('os', ['name']), 500, 'Query &#x27;ItemTypeOpCode QROs&#x27; not supported'),
  refuses(
    call('KIND'),
    'unknown kind',
    put('nope', ['name']),
    502,
    unparsed(
      '["nope", ["name"], null]',
      'Can&#x27;t parse value &#x27;nope&#x27; as neitherQueryTypeLuxi nor QueryTypeOp',
    ),
  ),
  gives(
    'GET /2/query/KIND',
    'fields in the address',
    { method: 'GET', path: '/2/query/node?fields=name,role' },
    table({ name: normal(text), role: normal(text) }),
  ),
  gives(
    'GET /2/query/KIND/fields',
    'names and kinds',
    { method: 'GET', path: '/2/query/node/fields?fields=name,mfree,offline,pinst_cnt,mtime,tags,nope' },
    z.object({
      fields: z.tuple([
        z.object({ name: z.literal('name'), kind: z.literal('text') }),
        z.object({ name: z.literal('mfree'), kind: z.literal('unit') }),
        z.object({ name: z.literal('offline'), kind: z.literal('bool') }),
        z.object({ name: z.literal('pinst_cnt'), kind: z.literal('number') }),
        z.object({ name: z.literal('mtime'), kind: z.literal('timestamp') }),
        z.object({ name: z.literal('tags'), kind: z.literal('other') }),
        z.object({ name: z.literal('nope'), kind: z.literal('unknown') }),
      ]),
    }),
  ),
  refuses(call('KIND'), 'no fields', put('instance', undefined), 400, 'Missing &#x27;fields&#x27; query argument'),
  refuses(
    call('KIND'),
    'fields that are no list',
    put('instance', 'name'),
    502,
    unparsed('["instance", "name", null]', 'Unable to read list'),
  ),
  gives(call('KIND'), 'filter: later than', put('instance', ['name'], ['>', 'mtime', 9999999999]), none(['name'])),
  gives(call('KIND'), 'filter: or of nothing', put('instance', ['name'], ['|']), none(['name'])),
  gives(
    call('KIND'),
    'filter: and, not, equal',
    put('node', ['name'], ['&', ['!', ['=', 'role', 'M']], ['=', 'role', 'M']]),
    none(['name']),
  ),
  gives(call('KIND'), 'filter: pattern', put('node', ['name'], ['=~', 'name', '^nothing']), none(['name'])),
  gives(call('KIND'), 'filter: is true', put('node', ['name'], ['?', 'offline']), none(['name'])),
  gives(call('KIND'), 'filter: contains', put('node', ['name'], ['=[]', 'tags', 'nothing']), none(['name'])),
  gives(
    call('KIND'),
    'filter: unequal',
    put('node', ['name', 'role'], ['!=', 'role', 'M']),
    table({ name: normal(text), role: normal(z.enum(['C', 'R'])) }).extend({ data: z.array(z.unknown()).min(1) }),
  ),
  gives(
    call('job'),
    'filter: numbers, known or not',
    put('job', ['id', 'status'], ['|', ['=', 'id', 1], ['=', 'id', 99999]]),
    z.object({
      data: z.tuple([z.tuple([normal(z.literal(1)), normal(text)]), z.tuple([normal(z.literal(99999)), missing])]),
    }),
  ),
  refuses(
    call('instance'),
    'filter: names, one unknown',
    put('instance', ['name'], ['|', ['=', 'name', 'nope']]),
    500,
    '(&#x27;Instance name nope not found&#x27;, &#x27;unknown_entity&#x27;)',
  ),
  refuses(
    call('node'),
    'filter: unknown name',
    put('node', ['name'], ['=', 'name', 'nope']),
    500,
    '(&#x27;Node name nope not found&#x27;, &#x27;unknown_entity&#x27;)',
  ),
  refuses(
    call('group'),
    'filter: unknown name',
    put('group', ['name'], ['=', 'name', 'nope']),
    500,
    '(&#x27;NodeGroup name nope not found&#x27;, &#x27;unknown_entity&#x27;)',
  ),
  refuses(
    call('network'),
    'filter: unknown name',
    put('network', ['name'], ['=', 'name', 'nope']),
    500,
    '(&#x27;Network name nope not found&#x27;, &#x27;unknown_entity&#x27;)',
  ),
  gives(call('network'), 'filter: unknown uuid', put('network', ['name'], ['=', 'uuid', 'nope']), none(['name'])),
  refuses(
    call('KIND'),
    'filter: unknown field',
    put('node', ['name'], ['=', 'nope', 1]),
    500,
    'Can&#x27;t find field named &#x27;nope&#x27;',
  ),
  refuses(
    call('KIND'),
    'filter: another type',
    put('job', ['id'], ['=', 'id', '5']),
    500,
    /^Invalid types in comparison, trying to compare \d+ with &#x27;QuotedString &quot;5&quot;&#x27;$/,
  ),
  refuses(
    call('KIND'),
    'filter: a text is not true',
    put('node', ['name'], ['?', 'role']),
    500,
    /^Unexpected value &#x27;&quot;[MCR]&quot;&#x27; in boolean context$/,
  ),
  refuses(
    call('KIND'),
    'filter: a fraction',
    put('instance', ['name'], ['>', 'mtime', 0.5]),
    502,
    unparsed(
      '["instance", ["name"], [">", "mtime", 0.5]]',
      'Cannot deserialise numeric filter value, expecting integral but got a fractional value: 1 % 2',
    ),
  ),
  refuses(
    call('KIND'),
    'filter: a boolean',
    put('node', ['name'], ['=', 'offline', true]),
    502,
    unparsed(
      '["node", ["name"], ["=", "offline", true]]',
      'Cannot deserialise filter value, expecting string or integer, got true',
    ),
  ),
  refuses(
    call('KIND'),
    'filter: unknown operator',
    put('node', ['name'], ['=*', 'name', 'x']),
    502,
    unparsed('["node", ["name"], ["=*", "name", "x"]]', 'Unknown filter operand &#x27;=*&#x27;'),
  ),
  refuses(
    call('KIND'),
    'filter: nothing to compare with',
    put('node', ['name'], ['=']),
    502,
    unparsed(
      '["node", ["name"], ["="]]',
      'Cannot deserialise field/value pair, expected [fieldname, value] but got []',
    ),
  ),
  refuses(
    call('KIND'),
    'filter: not of nothing',
    put('node', ['name'], ['!']),
    502,
    unparsed('["node", ["name"], ["!"]]', 'Cannot deserialise field, expected [filter] but got []'),
  ),
  refuses(
    call('KIND'),
    'filter: truth of nothing',
    put('node', ['name'], ['?']),
    502,
    unparsed('["node", ["name"], ["?"]]', 'Cannot deserialise field, expected [fieldname] but got []'),
  ),
  refuses(
    call('KIND'),
    'filter: no list',
    put('node', ['name'], 'x'),
    502,
    unparsed('["node", ["name"], "x"]', 'Cannot deserialise filter: expected array [string, args], got &quot;x&quot;'),
  ),
]
