import { expect } from 'vitest'
import { fails, followJob, type Row, runJob, succeeds } from './row'
import { network } from './shapes'
import type { Ask, Target } from './target'

const call = 'POST /2/instances'

export const createBody = (name: string, changes: Record<string, unknown> = {}) => ({
  __version__: 1,
  mode: 'create',
  instance_name: name,
  disk_template: 'diskless',
  disks: [],
  nics: [],
  os_type: 'noop',
  ip_check: false,
  name_check: false,
  ...changes,
})

const create = (name: string, changes: Record<string, unknown> = {}, query = ''): Ask => ({
  method: 'POST',
  path: `/2/instances${query}`,
  body: createBody(name, changes),
})

const onSecond = (changes: Record<string, unknown>) => (target: Target) =>
  create('never.example.org', { pnode: target.nodes[1], ...changes })

const second = (target: Target) => target.nodes[1]

async function networkNow(target: Target) {
  return network.parse((await target.ask({ method: 'GET', path: '/2/networks/private' })).body)
}

/** Takes every address of the network, sees one more refused, and gives them back. */
async function exhaustPool(target: Target): Promise<void> {
  const names: string[] = []
  for (let free = (await networkNow(target)).free_count; free > 0; free -= Math.min(free, 8)) {
    const name = `pool${names.length}.example.org`
    const nics = Array.from({ length: Math.min(free, 8) }, () => ({ network: 'private', ip: 'pool' }))
    const job = await runJob(target, create(name, { nics, pnode: second(target), start: false }))
    expect(job.status, JSON.stringify(job.opresult)).toBe('success')
    names.push(name)
  }
  expect(await networkNow(target)).toMatchObject({ free_count: 0, map: expect.not.stringContaining('.') })
  await fails(
    call,
    '',
    onSecond({ nics: [{ network: 'private', ip: 'pool' }] }),
    'OpPrereqError',
    'Unable to get a free IP for NIC 0 from the address pool',
    'wrong_state',
  ).run(target)
  for (const name of names) {
    const removed = await target.ask({ method: 'DELETE', path: `/2/instances/${name}` })
    expect((await followJob(target, Number(removed.body))).status).toBe('success')
  }
}

export const creations: Row[] = [
  succeeds(
    call,
    'dry run: the allocator chooses, nothing is made',
    create('never.example.org', { disk_template: 'file', disks: [{ size: 1024 }] }, '?dry-run=1'),
    {
      summary: ['INSTANCE_CREATE(never.example.org)'],
      result: () => [[expect.stringMatching(/^[0-9a-f-]{36}$/)]],
      log: [
        /^ - INFO: Selected nodes for instance never\.example\.org via iallocator hail: node\d\./,
        ' - INFO: dry-run mode requested, not actually executing the operation',
      ],
      input: { OP_ID: 'OP_INSTANCE_CREATE', dry_run: true, iallocator: 'hail' },
      after: async (target) => {
        expect(await target.ask({ method: 'GET', path: '/2/instances/never.example.org' })).toMatchObject({
          status: 404,
        })
      },
    },
  ),
  fails(
    call,
    'allocator: no memory',
    create('never.example.org', { beparams: { memory: 32000 } }),
    'OpPrereqError',
    "Can't compute nodes using iallocator 'hail': Request failed: Group default (preferred): No valid allocation solutions, failure reasons: FailMem: 2",
    'insufficient_resources',
  ),
  fails(
    call,
    'allocator: no such group',
    create('never.example.org', { group_name: 'nogroup' }),
    'OpPrereqError',
    "Can't compute nodes using iallocator 'hail': Request failed: Wrong number of elems found with name nogroup",
    'insufficient_resources',
  ),
  fails(
    call,
    'allocator: not installed',
    create('never.example.org', { iallocator: 'nope' }),
    'OpExecError',
    "Failure while running the iallocator script: iallocator module 'nope' not found in the search path",
  ),
  fails(
    call,
    'node without enough memory',
    onSecond({ beparams: { memory: 32000 } }),
    'OpPrereqError',
    /^Not enough memory on node node2\.\w+\.test for creating instance never\.example\.org: needed 32000 MiB, available \d+ MiB$/,
    'insufficient_resources',
  ),
  fails(
    call,
    'outside the policy',
    onSecond({ disk_template: 'file', disks: [{ size: 2000000 }], beparams: { memory: 40000, vcpus: 20 } }),
    'OpPrereqError',
    /^Instance allocation to group [0-9a-f-]{36} \(default\) violates policy: memory-size value 40000 is not in range \[4, 32768\], cpu-count value 20 is not in range \[1, 8\], disk-size\/0 value 2000000 is not in range \[0, 1048576\]$/,
    'wrong_input',
  ),
  fails(
    call,
    'unknown node',
    create('never.example.org', { pnode: 'nonode' }),
    'OpPrereqError',
    "Node 'nonode' not known",
    'unknown_entity',
  ),
  fails(
    call,
    'unknown operating system',
    (target) => create('never.example.org', { pnode: second(target), os_type: 'nope' }),
    'OpExecError',
    /^OS Parameters validation failed on node node2\.\w+\.test: Directory for OS nope not found in search path$/,
  ),
  fails(
    call,
    'disk template that is not enabled',
    create('never.example.org', { disk_template: 'drbd' }),
    'OpPrereqError',
    "Disk template 'drbd' is not enabled in cluster. Enabled disk templates are: file,diskless",
  ),
  fails(
    call,
    'hypervisor that is not enabled',
    onSecond({ hypervisor: 'xen-pvm' }),
    'OpPrereqError',
    'Selected hypervisor (xen-pvm) not enabled in the cluster (fake)',
    'wrong_state',
  ),
  fails(
    call,
    'unknown hypervisor parameter',
    onSecond({ hvparams: { nope: 1 } }),
    'TypeEnforcementError',
    "Unknown parameter 'nope'",
  ),
  fails(
    call,
    'memory that is no number',
    onSecond({ beparams: { vcpus: 'x' } }),
    'TypeEnforcementError',
    "'vcpus' (value x) is not a valid integer",
  ),
  fails(
    call,
    'disk without a size',
    onSecond({ disk_template: 'file', disks: [{}] }),
    'OpPrereqError',
    'Missing disk size',
    'wrong_input',
  ),
  fails(call, 'tag that may not be', onSecond({ tags: ['a b'] }), 'TagError', 'Tag contains invalid characters'),
  fails(
    call,
    'name that must resolve',
    onSecond({ name_check: true }),
    'OpPrereqError',
    'The given name (never.example.org) does not resolve: Temporary failure in name resolution',
    'resolver_error',
  ),
  fails(
    call,
    'unknown network',
    onSecond({ nics: [{ network: 'nonet', ip: 'pool' }] }),
    'OpPrereqError',
    "Network 'nonet' not found",
    'unknown_entity',
  ),
  fails(
    call,
    'network and mode',
    onSecond({ nics: [{ network: 'private', mode: 'bridged' }] }),
    'OpPrereqError',
    'If network is given, no mode or link is allowed to be passed',
    'wrong_input',
  ),
  fails(
    call,
    'pool without a network',
    onSecond({ nics: [{ ip: 'pool' }] }),
    'OpPrereqError',
    'if ip=pool, parameter network must be passed too',
    'wrong_input',
  ),
  fails(
    call,
    'address that is none',
    onSecond({ nics: [{ network: 'private', ip: 'nonsense' }] }),
    'OpPrereqError',
    "Invalid IP address 'nonsense'",
    'wrong_input',
  ),
  fails(
    call,
    'address of another network',
    onSecond({ nics: [{ network: 'private', ip: '192.0.2.9' }] }),
    'OpPrereqError',
    'IP address 192.0.2.9 already in use or does not belong to network private',
    'resource_not_unique',
  ),
  fails(
    call,
    'bridge that is missing',
    onSecond({ nics: [{ mode: 'bridged', link: 'nobridge' }] }),
    'OpPrereqError',
    /^Error checking bridges on destination node 'node2\.\w+\.test': Missing bridges nobridge$/,
    'environment_error',
  ),
  fails(call, 'unknown mode', onSecond({ nics: [{ mode: 'bad' }] }), 'ConfigurationError', "Invalid NIC mode 'bad'"),
  { call, case: 'network without a free address', run: exhaustPool },
]
