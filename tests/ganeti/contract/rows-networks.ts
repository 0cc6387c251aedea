import { expect } from 'vitest'
import { z } from 'zod'
import { fails, type Row, refuses, runJob, succeeds } from './row'
import { createBody } from './rows-create'
import type { Target } from './target'

const add = 'POST /2/networks'
const at = '/2/networks/NAME'
const post = (body: unknown, query = '') => ({ method: 'POST', path: `/2/networks${query}`, body })
const put = (rest: string, body: unknown, of = 'lab') => ({ method: 'PUT', path: `/2/networks/${of}/${rest}`, body })
const remove = (of = 'lab', query = '') => ({ method: 'DELETE', path: `/2/networks/${of}${query}` })
const dry = ' - INFO: dry-run mode requested, not actually executing the operation'
const invalid = (name: string) =>
  `Invalid body parameters: (&quot;Parameter &#x27;${name}&#x27; fails validation&quot;, &#x27;wrong_input&#x27;)`

const subnet = '10.77.0.0/29'
const lab = { network_name: 'lab', network: subnet }
const link = { group_name: 'default', network_mode: 'bridged', network_link: 'br100' }

async function now(target: Target) {
  const { body } = await target.ask({ method: 'GET', path: '/2/networks/lab' })
  return z.record(z.string(), z.unknown()).parse(body)
}

const shows = (expected: Record<string, unknown>) => ({
  after: async (target: Target) => {
    expect(await now(target)).toMatchObject(expected)
  },
})

const cannotAdd = (what: string, body: unknown, text: string | RegExp, word?: string) =>
  fails(add, what, post(body), word === undefined ? 'OpExecError' : 'OpPrereqError', text, word)

const modifies = (what: string, body: unknown, expected: Record<string, unknown>, log: string[] = []) =>
  succeeds(`PUT ${at}/modify`, what, put('modify', body), {
    summary: ['NETWORK_SET_PARAMS(lab)'],
    log,
    ...shows(expected),
  })

const notFound = (call: string, ask: { method: string; path: string; body?: unknown }) =>
  fails(call, 'unknown network', ask, 'OpPrereqError', "Network 'nope' not found", 'unknown_entity')

const additions: Row[] = [
  refuses(add, 'no name', post({}), 400, invalid('OP_NETWORK_ADD.network_name')),
  refuses(add, 'no subnet', post({ network_name: 'lab' }), 400, invalid('OP_NETWORK_ADD.network')),
  refuses(add, 'address of a host', post({ ...lab, network: '10.77.0.1/29' }), 500, '10.77.0.1/29 has host bits set'),
  refuses(
    add,
    'impossible mask',
    post({ ...lab, network: '10.77.0.0/33' }),
    500,
    '&#x27;33&#x27; is not a valid netmask',
  ),
  refuses(add, 'gateway that is none', post({ ...lab, gateway: 'x' }), 400, invalid('OP_NETWORK_ADD.gateway')),
  cannotAdd(
    'gateway of another subnet',
    { ...lab, gateway: '10.99.0.1' },
    `Cannot create IP address pool for network 'lab': ${subnet} does not contain 10.99.0.1`,
  ),
  cannotAdd(
    'reserved address of another subnet',
    { ...lab, add_reserved_ips: ['10.77.9.9'] },
    `Cannot reserve IP address '10.77.9.9': ${subnet} does not contain 10.77.9.9`,
  ),
  cannotAdd(
    'too large',
    { ...lab, network: '10.0.0.0/8' },
    "Cannot create IP address pool for network 'lab': A big network with 16777216 host(s) is currently not supported. please specify at most a /16 network",
  ),
  cannotAdd(
    'too small',
    { ...lab, network: '10.77.0.0/31' },
    "Cannot create IP address pool for network 'lab': A network with only 2 host(s) is too small, please specify at least a /30 network",
  ),
  succeeds(add, 'dry run', post(lab, '?dry-run=1'), { summary: ['NETWORK_ADD(lab)'], log: [dry] }),
  succeeds(
    add,
    'gateway, reserved address, tag',
    post({ ...lab, gateway: '10.77.0.1', add_reserved_ips: ['10.77.0.5'], tags: ['t1'], mac_prefix: 'aa:bb:cc' }),
    {
      summary: ['NETWORK_ADD(lab)'],
      ...shows({
        gateway: '10.77.0.1',
        mac_prefix: 'aa:bb:cc',
        map: 'XX...X.X',
        free_count: 4,
        external_reservations: '10.77.0.0, 10.77.0.1, 10.77.0.5, 10.77.0.7',
        group_list: [],
        tags: ['t1'],
      }),
    },
  ),
  cannotAdd(
    'name that is taken',
    lab,
    /^Desired network name 'lab' already exists as a network \(UUID: [0-9a-f-]{36}\)$/,
    'already_exists',
  ),
]

const modifications: Row[] = [
  modifies('nothing', {}, { map: 'XX...X.X' }),
  modifies('another gateway', { gateway: '10.77.0.2' }, { gateway: '10.77.0.2', map: 'X.X..X.X' }),
  fails(
    `PUT ${at}/modify`,
    'gateway that is reserved',
    put('modify', { gateway: '10.77.0.5' }),
    'AddressPoolError',
    'IP 10.77.0.5 is already externally reserved',
  ),
  fails(
    `PUT ${at}/modify`,
    'gateway and reserved addresses',
    put('modify', { gateway: '10.77.0.1', add_reserved_ips: ['10.77.0.6'] }),
    'OpPrereqError',
    'Cannot modify gateway and reserved ips at once',
    'wrong_input',
  ),
  modifies('an address more', { add_reserved_ips: ['10.77.0.6', '10.9.9.9'] }, { map: 'X.X..XXX', free_count: 3 }, [
    ` - WARNING: Cannot reserve IP address 10.9.9.9: ${subnet} does not contain 10.9.9.9`,
  ]),
  modifies('an address less', { remove_reserved_ips: ['10.77.0.6', '10.77.0.2', '10.77.0.4'] }, { map: 'X.X..X.X' }, [
    " - WARNING: Cannot unreserve Gateway's IP",
    ' - WARNING: Cannot release IP address 10.77.0.4: IP 10.77.0.4 is not externally reserved',
  ]),
  modifies('prefix taken away', { mac_prefix: 'none' }, { mac_prefix: null }),
  fails(
    `PUT ${at}/modify`,
    'prefix that is none',
    put('modify', { mac_prefix: 'zz' }),
    'OpPrereqError',
    "Invalid MAC address prefix 'zz'",
    'wrong_input',
  ),
  notFound(`PUT ${at}/modify`, put('modify', { mac_prefix: 'none' }, 'nope')),
]

const connections: Row[] = [
  refuses(
    `PUT ${at}/connect`,
    'no link',
    put('connect', { group_name: 'default', network_mode: 'bridged' }),
    400,
    invalid('OP_NETWORK_CONNECT.network_link'),
  ),
  fails(
    `PUT ${at}/connect`,
    'unknown group',
    put('connect', { ...link, group_name: 'nope' }),
    'OpPrereqError',
    "Node group 'nope' not found",
    'unknown_entity',
  ),
  notFound(`PUT ${at}/connect`, put('connect', link, 'nope')),
  succeeds(`PUT ${at}/connect`, 'dry run', put('connect?dry-run=1', link), {
    summary: ['NETWORK_CONNECT(lab)'],
    log: [dry],
    ...shows({ group_list: [] }),
  }),
  succeeds(`PUT ${at}/connect`, 'to a group', put('connect', link), {
    summary: ['NETWORK_CONNECT(lab)'],
    ...shows({ group_list: [['default', 'bridged', 'br100', '']] }),
  }),
  succeeds(`PUT ${at}/connect`, 'connected already', put('connect', { ...link, network_mode: 'routed' }), {
    summary: ['NETWORK_CONNECT(lab)'],
    log: [" - WARNING: Network 'lab' is already mapped to group 'default'"],
    ...shows({ group_list: [['default', 'bridged', 'br100', '']] }),
  }),
  fails(`DELETE ${at}`, 'connected', remove(), 'OpPrereqError', 'Network still connected', 'wrong_state'),
  {
    call: `PUT ${at}/disconnect`,
    case: 'an instance has an address of it',
    run: async (target) => {
      const nics = [{ network: 'lab', ip: 'pool' }]
      const body = createBody('wired.example.org', { pnode: target.nodes[1], nics, start: false })
      expect(await runJob(target, { method: 'POST', path: '/2/instances', body })).toMatchObject({ status: 'success' })
      await fails(
        '',
        '',
        put('disconnect', { group_name: 'default' }),
        'OpPrereqError',
        'Conflicting IP addresses found;  remove/modify the corresponding network interfaces',
        'wrong_state',
      ).run(target)
      await runJob(target, { method: 'DELETE', path: '/2/instances/wired.example.org' })
    },
  },
  succeeds(`PUT ${at}/disconnect`, 'from a group', put('disconnect', { group_name: 'default' }), {
    summary: ['NETWORK_DISCONNECT(lab)'],
    ...shows({ group_list: [] }),
  }),
  succeeds(`PUT ${at}/disconnect`, 'not connected', put('disconnect', { group_name: 'default' }), {
    summary: ['NETWORK_DISCONNECT(lab)'],
    log: [" - WARNING: Network 'lab' is not mapped to group 'default'"],
  }),
]

export const networks: Row[] = [
  ...additions,
  ...modifications,
  ...connections,
  refuses(`PUT ${at}/rename`, 'there is no such thing', put('rename', { new_name: 'x' }), 404, 'Not Found'),
  succeeds(`DELETE ${at}`, 'dry run', remove('lab', '?dry-run=1'), { summary: ['NETWORK_REMOVE(lab)'], log: [dry] }),
  succeeds(`DELETE ${at}`, 'not connected', remove(), { summary: ['NETWORK_REMOVE(lab)'] }),
  notFound(`DELETE ${at}`, remove('nope')),
]
