import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clusterInfo } from '@/lib/rapi/resources/cluster'
import { configurationRow, toConfiguration } from '@/lib/rapi/resources/instance-configuration'
import { jobRow, toJob } from '@/lib/rapi/resources/jobs'
import { parseConnections } from '@/lib/rapi/resources/network-connections'

fc.configureGlobal({ seed: 20_261_122 })

describe('the node groups of a network', () => {
  const word = fc.stringMatching(/^[a-z][a-z0-9.-]{0,8}$/)
  const connection = fc.record({ group: word, mode: fc.constantFrom('bridged', 'routed', 'openvswitch'), link: word })

  test('are the same in every way of writing them', () => {
    fc.assert(
      fc.property(fc.array(connection), (connections) => {
        const rows = connections.map(({ group, mode, link }) => [group, mode, link])
        const texts = connections.map(({ group, mode, link }) => `${group}(${mode}, ${link})`)
        expect(parseConnections(rows)).toEqual(connections)
        expect(parseConnections(rows.map((row) => [...row, '']))).toEqual(connections)
        expect(parseConnections(texts)).toEqual(connections)
        expect(parseConnections(texts.join(', '))).toEqual(connections)
      }),
    )
  })

  test('may have a VLAN', () => {
    const connections = [{ group: 'default', mode: 'openvswitch', link: 'br0', vlan: '.100' }]
    expect(parseConnections([['default', 'openvswitch', 'br0', '.100']])).toEqual(connections)
    expect(parseConnections(['default(openvswitch, br0, .100)'])).toEqual(connections)
  })

  test('are none in what is nothing of the kind', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => Array.isArray(parseConnections(value))))
    expect(parseConnections([null, [], ['default'], 7, 'default', {}])).toEqual([])
  })
})

const info = {
  name: 'c.example.com',
  software_version: '3.0.2',
  master: 'node1',
  enabled_hypervisors: ['kvm'],
  default_hypervisor: 'kvm',
  hvparams: { kvm: { vnc_bind_address: '0.0.0.0', serial_console: true, new_in_3_1: {} }, lxc: { num_ttys: 6 } },
  tags: ['a'],
  ipolicy: {
    std: { 'memory-size': 128 },
    minmax: [{ min: { 'cpu-count': 1 }, max: { 'cpu-count': 8, 'disk-size': 2048 } }],
    'disk-templates': ['rbd', 'drbd', 'plain'],
  },
  enabled_disk_templates: ['plain', 'rbd'],
  default_iallocator: '',
}

describe('what a cluster says of itself', () => {
  test('in our words, with the templates in the order of its policy', () => {
    expect(clusterInfo.parse(info)).toMatchObject({
      softwareVersion: '3.0.2',
      defaultHypervisor: 'kvm',
      enabledDiskTemplates: ['rbd', 'plain'],
      ipolicy: { std: { memorySize: 128 }, minmax: [{ min: { cpuCount: 1 }, max: { cpuCount: 8, diskSize: 2048 } }] },
      defaultIallocator: undefined,
      hvparams: { kvm: { vncBindAddress: '0.0.0.0', serialConsole: true } },
    })
    expect(Object.keys(clusterInfo.parse(info).hvparams)).toEqual(['kvm'])
  })

  test('in an older version, with one pair of bounds and no list of templates', () => {
    const { enabled_disk_templates: _, default_hypervisor: __, ...older } = info
    const bounds = { std: {}, min: { 'cpu-count': 2 }, max: { 'cpu-count': 4 }, 'disk-templates': ['drbd'] }
    expect(clusterInfo.parse({ ...older, ipolicy: bounds })).toMatchObject({
      defaultHypervisor: 'kvm',
      enabledDiskTemplates: ['drbd'],
      ipolicy: { minmax: [{ min: { cpuCount: 2 }, max: { cpuCount: 4 } }] },
    })
  })
})

test('an instance of a version that knows few of the fields', () => {
  const row = configurationRow.parse({
    name: 'a',
    uuid: 'u',
    beparams: { memory: 256, vcpus: 2 },
    hypervisor: 'xen-pvm',
    serial_no: 1,
    network_port: '11000',
    'disk.sizes': [10, 20],
    'nic.macs': ['aa:00:00:00:00:01'],
  })
  expect(toConfiguration(row)).toMatchObject({
    backend: { minMemoryMiB: 256, maxMemoryMiB: 256, vcpus: 2 },
    disks: [
      { uuid: null, sizeMiB: 10 },
      { uuid: null, sizeMiB: 20 },
    ],
    nics: [{ mac: 'aa:00:00:00:00:01', ip: null, network: null }],
    networkPort: 11000,
    snodes: [],
  })
})

const job = {
  id: 7,
  status: 'error',
  summary: ['INSTANCE_CREATE(a)'],
  received_ts: [1795312131, 827992],
  start_ts: [1795312132, 1],
  end_ts: null,
  ops: [
    {
      OP_ID: 'OP_INSTANCE_CREATE',
      instance_name: 'a',
      osparams: { root_password: 'hunter2' },
      osparams_secret: { key: 'hunter2' },
      reason: [['gnt:user', 'portal', 1_795_312_131_698_516_000]],
    },
  ],
  opstatus: ['error'],
  opresult: [['OpPrereqError', ["Instance 'a' is already in the cluster", 'already_exists']]],
  oplog: [
    [
      [1, [1795312133, 207317], 'message', 'one'],
      [2, [1795312133, 5], 'remote-import', { secret: 'hunter2' }],
    ],
  ],
}

describe('a job', () => {
  test('with the parameters of its opcodes, but for what is secret in them', () => {
    const parsed = toJob(jobRow.parse(job))
    expect(parsed).toEqual({
      id: 7,
      status: 'error',
      summary: ['INSTANCE_CREATE(a)'],
      receivedAt: new Date(1795312131827),
      startedAt: new Date(1795312132000),
      endedAt: null,
      opcodes: [
        {
          opId: 'OP_INSTANCE_CREATE',
          instanceName: 'a',
          opStatus: 'error',
          parameters: { osparams: { root_password: '<hidden>' }, osparams_secret: { key: '<hidden>' } },
        },
      ],
      reason: [{ source: 'gnt:user', text: 'portal', at: new Date(1795312131698) }],
      log: [{ serial: 1, at: new Date(1795312133207), type: 'message', text: 'one' }],
      error: { code: 'already_exists', text: "Instance 'a' is already in the cluster" },
      result: [null],
    })
    expect(JSON.stringify(parsed)).not.toContain('hunter2')
  })

  test.each([
    [['OpExecError', ['Disk full']], { code: 'OpExecError', text: 'Disk full' }],
    [['HooksAbort', [[['node1', 'hook', 'out']]]], { code: 'HooksAbort', text: '[["node1","hook","out"]]' }],
    ['gone', { code: 'unknown', text: 'gone' }],
    [null, { code: 'unknown', text: '""' }],
  ])('that failed with %j', (result, error) => {
    expect(toJob(jobRow.parse({ ...job, opresult: [result] }))?.error).toEqual(error)
  })

  test('of several opcodes fails with the first that did', () => {
    const opstatus = ['success', 'error', 'error']
    const opresult = [['node1'], ['OpExecError', ['first']], ['OpExecError', ['second']]]
    const parsed = toJob(jobRow.parse({ ...job, opstatus, opresult }))
    expect(parsed?.error?.text).toBe('first')
    expect(parsed?.result).toEqual([['node1'], null, null])
  })

  test('that Ganeti does not have is none', () => expect(toJob(jobRow.parse({ id: 9 }))).toBeNull())

  test('in the words of older versions', () => {
    expect(toJob(jobRow.parse({ id: '12', status: 'waitlock' }))).toMatchObject({ id: 12, status: 'waiting' })
  })

  test('is read whatever its results and logs hold', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.array(fc.jsonValue()), (opresult, oplog) => {
        const opstatus = opresult.map(() => 'error')
        expect(toJob(jobRow.parse({ ...job, opresult, oplog, opstatus }))).toMatchObject({ id: 7 })
      }),
    )
  })
})
