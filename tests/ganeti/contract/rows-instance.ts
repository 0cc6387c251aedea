import { expect } from 'vitest'
import { z } from 'zod'
import { fails, gives, type Row, succeeds } from './row'
import { createBody } from './rows-create'
import { instance } from './shapes'
import type { Ask, Target } from './target'

const name = 'story.example.org'
const renamed = 'renamed.example.org'
const path = (rest: string, of = name) => `/2/instances/${of}${rest}`
const put = (rest: string, body?: unknown): Ask => ({ method: 'PUT', path: path(rest), body })
const post = (rest: string, body?: unknown): Ask => ({ method: 'POST', path: path(rest), body })
const at = (rest: string) => `/2/instances/NAME${rest}`

async function now(target: Target, of = name) {
  return instance.parse((await target.ask({ method: 'GET', path: path('', of) })).body)
}

/** What the instance must look like when the job is over. */
const shows = (expected: Record<string, unknown>, of = name) => ({
  after: async (target: Target) => {
    expect(await now(target, of)).toMatchObject(expected)
  },
})

const notKnown = (call: string, ask: Ask) =>
  fails(call, 'unknown instance', ask, 'OpPrereqError', "Instance 'nope' not known", 'unknown_entity')

const modifies = (what: string, body: unknown, result: unknown[], expected: Record<string, unknown>) =>
  succeeds(`PUT ${at('/modify')}`, what, put('/modify', body), {
    summary: [`INSTANCE_SET_PARAMS(${name})`],
    result: () => [result],
    ...shows(expected),
  })

const cannotModify = (what: string, body: unknown, kind: string, text: string | RegExp, word?: string) =>
  fails(`PUT ${at('/modify')}`, what, put('/modify', body), kind, text, word)

export const story: Row[] = [
  succeeds(
    'POST /2/instances',
    'a disk, an address of a pool, started',
    (target) => ({
      method: 'POST',
      path: '/2/instances?reason=the%20portal%20%2312',
      body: createBody(name, {
        disk_template: 'file',
        disks: [{ size: 64 }],
        nics: [{ network: 'private', ip: 'pool' }],
        beparams: { memory: 256, vcpus: 2 },
        tags: ['owner:bob'],
        pnode: target.nodes[1],
      }),
    }),
    {
      summary: [`INSTANCE_CREATE(${name})`],
      result: (target) => [[target.nodes[1]]],
      log: [
        / - INFO: NIC\/0 inherits netparams \['br100', 'bridged', ''\]/,
        / - INFO: Chose IP 10\.\d+\.8\.\d+ from network private/,
        '* disk 0, size 64M',
        '* creating instance disks...',
        `adding instance ${name} to cluster config`,
        'adding disks to cluster config',
        ` - INFO: Instance ${name}'s disks are in sync`,
        '* running the instance OS create scripts...',
        '* starting instance...',
      ],
      input: { OP_ID: 'OP_INSTANCE_CREATE', beparams: { maxmem: 256, minmem: 256, vcpus: 2 }, hypervisor: 'fake' },
      after: async (target, job) => {
        const [said, by, opcode] = job.ops[0]?.reason ?? []
        expect(said?.slice(0, 2)).toEqual(['gnt:user', 'the portal #12'])
        expect(by?.slice(0, 2)).toEqual(['gnt:library:rlib2:instances', ''])
        expect(opcode?.slice(0, 2)).toEqual(['gnt:opcode:instance_create', `job=${job.id};index=0`])
        expect(await now(target)).toMatchObject({
          status: 'running',
          admin_state: 'up',
          oper_ram: 256,
          'disk.sizes': [64],
          'nic.networks.names': ['private'],
          'nic.bridges': ['br100'],
          tags: ['owner:bob'],
        })
      },
    },
  ),
  gives(`GET ${at('')}`, 'one', { method: 'GET', path: path('') }, instance),
  gives(`GET ${at('')}`, 'a name cut short', { method: 'GET', path: '/2/instances/story' }, instance),
  gives(
    `GET ${at('/console')}`,
    'of a hypervisor that has none',
    { method: 'GET', path: path('/console') },
    z.strictObject({ instance: z.literal(name), kind: z.literal('msg'), message: z.string() }),
  ),
  fails(
    'POST /2/instances',
    'name that is taken',
    { method: 'POST', path: '/2/instances', body: createBody(name) },
    'OpPrereqError',
    `Instance '${name}' is already in the cluster`,
    'already_exists',
  ),
  notKnown(`PUT ${at('/startup')}`, { method: 'PUT', path: path('/startup', 'nope') }),
  succeeds(`PUT ${at('/startup')}`, 'runs already', put('/startup'), {
    summary: [`INSTANCE_STARTUP(${name})`],
    ...shows({ status: 'running' }),
  }),
  succeeds(`PUT ${at('/shutdown')}`, 'dry run', put('/shutdown?dry-run=1'), {
    summary: [`INSTANCE_SHUTDOWN(${name})`],
    log: [' - INFO: dry-run mode requested, not actually executing the operation'],
    ...shows({ status: 'running' }),
  }),
  notKnown(`PUT ${at('/shutdown')}`, { method: 'PUT', path: path('/shutdown', 'nope'), body: {} }),
  succeeds(`POST ${at('/reboot')}`, 'hard', post('/reboot?type=hard'), {
    summary: [`INSTANCE_REBOOT(${name})`],
    ...shows({ status: 'running' }),
  }),
  notKnown(`POST ${at('/reboot')}`, { method: 'POST', path: path('/reboot', 'nope') }),
  cannotModify('nothing', {}, 'OpPrereqError', 'No changes submitted', 'wrong_input'),
  modifies(
    'memory and CPUs of a running instance',
    { beparams: { maxmem: 512, minmem: 512, vcpus: 1 } },
    [
      ['be/maxmem', 512],
      ['be/minmem', 512],
      ['be/vcpus', 1],
    ],
    {
      oper_ram: 256,
      oper_vcpus: 2,
      custom_beparams: { maxmem: 512, minmem: 512, vcpus: 1 },
    },
  ),
  modifies('memory in one word', { beparams: { memory: 300 } }, [['be/memory', 300]], {
    custom_beparams: { maxmem: 300, minmem: 300, vcpus: 1 },
  }),
  modifies('back to the default', { beparams: { vcpus: 'default' } }, [['be/vcpus', 'default']], {
    custom_beparams: { maxmem: 300, minmem: 300 },
  }),
  cannotModify(
    'outside the policy',
    { beparams: { vcpus: 20 } },
    'OpPrereqError',
    /^Instance allocation to group .* violates policy: cpu-count value 20 is not in range \[1, 8\]$/,
    'wrong_input',
  ),
  cannotModify(
    'a number that is none',
    { beparams: { vcpus: 'x' } },
    'TypeEnforcementError',
    "'vcpus' (value x) is not a valid integer",
  ),
  cannotModify(
    'unknown hypervisor parameter',
    { hvparams: { nope: 1 } },
    'TypeEnforcementError',
    "Unknown parameter 'nope'",
  ),
  cannotModify(
    'hypervisor parameter of the cluster',
    { hvparams: { migration_mode: 'live' } },
    'OpPrereqError',
    /^The following hypervisor parameters are global and cannot be customized at instance level, .*: migration_mode$/,
    'wrong_input',
  ),
  modifies('parameter of the operating system', { osparams: { a: 'b' } }, [['os/a', 'b']], {}),
  succeeds(
    `PUT ${at('/modify')}`,
    'a NIC more, from a pool',
    put('/modify', { nics: [['add', { network: 'public', ip: 'pool' }]] }),
    {
      summary: [`INSTANCE_SET_PARAMS(${name})`],
      result: () => [
        [
          [
            'nic.1',
            expect.stringMatching(/^add:mac=[0-9a-f:]{17},ip=10\.\d+\.0\.\d+,mode=routed,link=public,network=public$/),
          ],
        ],
      ],
      log: [/ - INFO: Chose IP 10\.\d+\.0\.\d+ from network public/],
      ...shows({ 'nic.networks.names': ['private', 'public'], 'nic.modes': ['bridged', 'routed'] }),
    },
  ),
  cannotModify(
    'a NIC in an unknown network',
    { nics: [['add', { network: 'nonet' }]] },
    'OpPrereqError',
    "Network 'nonet' not found",
    'unknown_entity',
  ),
  cannotModify(
    'a NIC on a bridge that is missing',
    { nics: [['add', { mode: 'bridged', link: 'nobridge' }]] },
    'OpPrereqError',
    /^Error checking bridges on node 'node2\.\w+\.test': Missing bridges nobridge$/,
    'environment_error',
  ),
  cannotModify(
    'two NICs at a time',
    {
      nics: [
        ['add', {}],
        ['remove', {}],
      ],
    },
    'OpPrereqError',
    'Only one NIC add/attach/remove/detach operation is supported at a time',
    'wrong_input',
  ),
  cannotModify(
    'a NIC that is not there',
    { nics: [['remove', 7, {}]] },
    'OpExecError',
    'Got NIC index 7, but there are only 2',
  ),
  modifies('the last NIC less', { nics: [['remove', {}]] }, [['NIC/1', 'remove']], {
    'nic.networks.names': ['private'],
  }),
  modifies('a disk more', { disks: [['add', { size: 32 }]] }, [['disk/1', 'add:size=32,mode=rw']], {
    'disk.sizes': [64, 32],
  }),
  cannotModify(
    'a disk less, while it runs',
    { disks: [['remove', {}]] },
    'OpPrereqError',
    `Instance '${name}' is marked to be up, can't remove volume from a running instance without using hotplug`,
    'wrong_state',
  ),
  succeeds(`POST ${at('/disk/N/grow')}`, 'while it runs', post('/disk/0/grow', { amount: 36 }), {
    summary: [`INSTANCE_GROW_DISK(${name})`],
    log: [`Growing disk 0 of instance '${name}' by 36M to 100M`, ` - INFO: Instance ${name}'s disks are in sync`],
    ...shows({ 'disk.sizes': [100, 32] }),
  }),
  fails(
    `POST ${at('/disk/N/grow')}`,
    'a disk that is not there',
    post('/disk/3/grow', { amount: 1 }),
    'OpPrereqError',
    'Invalid disk index: 3 (instace has disks 0 to 1',
    'wrong_input',
  ),
  fails(
    `POST ${at('/disk/N/grow')}`,
    'outside the policy',
    post('/disk/0/grow', { amount: 2000000 }),
    'OpPrereqError',
    'Growing disk 0 violates policy: disk-size/0 value 2000100 is not in range [0, 1048576]',
    'wrong_input',
  ),
  succeeds(`PUT ${at('/tags')}`, 'two more', put('/tags?tag=b&tag=a'), {
    summary: ['TAGS_SET'],
    ...shows({ tags: ['a', 'b', 'owner:bob'] }),
  }),
  gives(
    'GET /2/instances/NAME/tags',
    'all',
    { method: 'GET', path: path('/tags') },
    z.tuple([z.literal('a'), z.literal('b'), z.literal('owner:bob')]),
  ),
  fails(
    `PUT ${at('/tags')}`,
    'one that may not be',
    put('/tags?tag=a%20b'),
    'TagError',
    'Tag contains invalid characters',
  ),
  notKnown(`PUT ${at('/tags')}`, { method: 'PUT', path: path('/tags?tag=a', 'nope') }),
  succeeds(
    `DELETE ${at('/tags')}`,
    'two less',
    { method: 'DELETE', path: path('/tags?tag=a&tag=b') },
    { summary: ['TAGS_DEL'], ...shows({ tags: ['owner:bob'] }) },
  ),
  fails(
    `DELETE ${at('/tags')}`,
    'one that is not there',
    { method: 'DELETE', path: path('/tags?tag=a') },
    'OpPrereqError',
    "Tag(s) 'a' not found",
    'unknown_entity',
  ),
  fails(
    `PUT ${at('/rename')}`,
    'while it runs',
    put('/rename', { new_name: renamed, name_check: false, ip_check: false }),
    'OpPrereqError',
    `Instance '${name}' is marked to be up, cannot rename`,
    'wrong_state',
  ),
  fails(
    `PUT ${at('/migrate')}`,
    'disks that are on one node',
    put('/migrate', {}),
    'OpPrereqError',
    "Instance's disk layout 'file' does not allow migrations",
    'wrong_state',
  ),
  fails(
    `PUT ${at('/failover')}`,
    'disks that are on one node',
    put('/failover', {}),
    'OpPrereqError',
    "Instance's disk layout 'file' does not allow failovers",
    'wrong_state',
  ),
  succeeds(`POST ${at('/reinstall')}`, 'three opcodes, none with our reason', post('/reinstall', { os: 'noop' }), {
    summary: [`INSTANCE_SHUTDOWN(${name})`, `INSTANCE_REINSTALL(${name})`, `INSTANCE_STARTUP(${name})`],
    log: ["Changing OS scripts to 'noop'...", ' - INFO: Running instance OS create scripts...'],
    after: async (target, job) => {
      expect(job.ops.map((op) => op.reason.map((entry) => entry[0]))).toEqual([
        ['gnt:opcode:instance_shutdown'],
        ['gnt:opcode:instance_reinstall'],
        ['gnt:opcode:instance_startup'],
      ])
      expect(await now(target)).toMatchObject({ status: 'running', oper_ram: 300 })
    },
  }),
  succeeds(`POST ${at('/reinstall')}`, 'same system, left stopped', post('/reinstall', { start: false }), {
    summary: [`INSTANCE_SHUTDOWN(${name})`, `INSTANCE_REINSTALL(${name})`],
    ...shows({ status: 'ADMIN_down' }),
  }),
  {
    call: `POST ${at('/reinstall')}`,
    case: 'unknown system: the first opcode succeeds, the second fails, the third is not tried',
    run: async (target) => {
      await fails(
        '',
        '',
        post('/reinstall', { os: 'nope' }),
        'OpExecError',
        /Directory for OS nope not found in search path$/,
      ).run(target)
      const { body } = await target.ask({ method: 'GET', path: '/2/jobs?bulk=1' })
      const last = z
        .array(z.object({ opstatus: z.array(z.string()) }))
        .parse(body)
        .at(-1)
      expect(last?.opstatus).toEqual(['success', 'error', 'error'])
    },
  },
  succeeds(`PUT ${at('/shutdown')}`, 'stopped already', put('/shutdown', { timeout: 5 }), {
    summary: [`INSTANCE_SHUTDOWN(${name})`],
    input: { timeout: 5 },
    ...shows({ status: 'ADMIN_down', admin_state: 'down', oper_state: false, oper_ram: null, oper_vcpus: null }),
  }),
  modifies('a disk less, while it is stopped', { disks: [['remove', {}]] }, [['disk/1', 'remove']], {
    'disk.sizes': [100],
  }),
  fails(
    `PUT ${at('/rename')}`,
    'name that must resolve',
    put('/rename', { new_name: renamed }),
    'OpPrereqError',
    `The given name (${renamed}) does not resolve: Temporary failure in name resolution`,
    'resolver_error',
  ),
  succeeds(
    `PUT ${at('/rename')}`,
    'stopped',
    put('/rename', { new_name: renamed, name_check: false, ip_check: false }),
    {
      summary: ['INSTANCE_RENAME'],
      result: () => [renamed],
      ...shows({ name: renamed }, renamed),
    },
  ),
  succeeds(
    `POST ${at('/reboot')}`,
    'stopped: it is started',
    { method: 'POST', path: path('/reboot', renamed) },
    {
      summary: [`INSTANCE_REBOOT(${renamed})`],
      log: [` - INFO: Instance ${renamed} was already stopped, starting now`],
      ...shows({ status: 'running', admin_state: 'up' }, renamed),
    },
  ),
  succeeds(
    `DELETE ${at('')}`,
    'dry run',
    { method: 'DELETE', path: path('?dry-run=1', renamed) },
    {
      summary: [`INSTANCE_REMOVE(${renamed})`],
      log: [' - INFO: dry-run mode requested, not actually executing the operation'],
      ...shows({ name: renamed }, renamed),
    },
  ),
  succeeds(
    `DELETE ${at('')}`,
    'while it runs',
    { method: 'DELETE', path: path('', renamed), body: { shutdown_timeout: 1 } },
    {
      summary: [`INSTANCE_REMOVE(${renamed})`],
      after: async (target) => {
        expect(await target.ask({ method: 'GET', path: path('', renamed) })).toMatchObject({ status: 404 })
      },
    },
  ),
  notKnown(`DELETE ${at('')}`, { method: 'DELETE', path: path('', 'nope') }),
]
