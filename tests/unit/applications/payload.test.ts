import { expect, test } from 'vitest'
import { createPayload, type PayloadParts } from '@/lib/applications/payload'
import { diskTemplates, extParameters } from '@/lib/applications/placement'
import { planSchema } from '@/lib/applications/schema'
import type { NetworkChoice } from '@/lib/networks/choices'

const network = (changes: Partial<NetworkChoice> = {}): NetworkChoice => ({
  key: 'gnt:public',
  kind: 'gnt',
  name: 'public',
  description: '',
  mode: 'routed',
  link: 'rt100',
  subnet: null,
  subnet6: null,
  free: 9,
  reserved: 1,
  isDefault: false,
  full: false,
  ...changes,
})
const plan = (changes: Record<string, unknown> = {}) =>
  planSchema.parse({
    hostname: 'www.example.org',
    memory: 1024,
    vcpus: 2,
    disk: 5,
    os: 'os:noop',
    clusterId: 1,
    nodeGroup: 'default',
    network: 'gnt:public',
    diskTemplate: 'plain',
    ...changes,
  })
const payload = (changes: Partial<PayloadParts> = {}) =>
  createPayload({
    plan: plan(),
    provider: 'debootstrap+default',
    network: network(),
    usesGntNetwork: true,
    onlyNode: null,
    groupName: null,
    tags: ['ganetimgr:user:alice'],
    osparams: {},
    extParameters: {},
    ...changes,
  })

test('the constants and amounts, in Ganeti’s units', () => {
  expect(payload()).toEqual({
    name: 'www.example.org',
    os: 'debootstrap+default',
    disk_template: 'plain',
    disks: [{ size: 5120 }],
    nics: [{ network: 'public', ip: 'pool' }],
    beparams: { memory: 1024, vcpus: 2 },
    osparams: {},
    tags: ['ganetimgr:user:alice'],
    start: true,
    ip_check: false,
    name_check: false,
    wait_for_sync: false,
  })
})

test('B2: a network’s name or link and mode, never both, and a pool address where it is routed', () => {
  const nics = (changes: Partial<NetworkChoice>, usesGntNetwork = true) =>
    payload({ network: network(changes), usesGntNetwork }).nics
  expect(nics({})).toEqual([{ network: 'public', ip: 'pool' }])
  expect(nics({ mode: 'bridged', link: 'br0' })).toEqual([{ network: 'public' }])
  const stored = { kind: 'stored', key: 'stored:1', name: 'Lab network' } as const
  expect(nics({ ...stored, mode: 'bridged', link: 'br0' })).toEqual([{ mode: 'bridged', link: 'br0' }])
  expect(nics({ ...stored, mode: 'routed', link: 'rt1' }, false)).toEqual([{ mode: 'routed', link: 'rt1', ip: 'pool' }])
  expect(nics({}, false)).toEqual([{ mode: 'routed', link: 'rt100', ip: 'pool' }])
  for (const kind of ['gnt', 'stored'] as const)
    for (const mode of ['bridged', 'routed'])
      for (const uses of [true, false])
        for (const nic of nics({ kind, mode }, uses)) expect('network' in nic).toBe(!('link' in nic))
})

test('B19: the node that is named is the only one, else the group is, else nothing', () => {
  expect(payload({ onlyNode: 'node1', groupName: 'default' })).toMatchObject({ pnode: 'node1' })
  expect(payload({ onlyNode: 'node1', groupName: 'default' })).not.toHaveProperty('group_name')
  expect(payload({ groupName: 'default' })).toMatchObject({ group_name: 'default' })
  expect(payload({ groupName: 'default' })).not.toHaveProperty('pnode')
  expect(payload()).not.toHaveProperty('pnode')
})

test('a volume group goes with templates that have one', () => {
  const disks = (diskTemplate: string) => payload({ plan: plan({ diskTemplate, volumeGroup: 'ssd' }) }).disks
  expect(disks('plain')).toEqual([{ size: 5120, vg: 'ssd' }])
  expect(disks('drbd')).toEqual([{ size: 5120, vg: 'ssd' }])
  for (const template of ['file', 'sharedfile', 'rbd']) expect(disks(template)).toEqual([{ size: 5120 }])
  expect(disks('diskless')).toEqual([])
})

test('an external provider is a template of its own, with its parameters', () => {
  const { disk_template, disks } = payload({
    plan: plan({ diskTemplate: 'netapp[ext]', volumeGroup: 'ssd' }),
    extParameters: { pool: 'fast' },
  })
  expect(disk_template).toBe('ext')
  expect(disks).toEqual([{ size: 5120, provider: 'netapp', pool: 'fast' }])
})

test('stopped when told so, and the hypervisor only when chosen', () => {
  expect(payload({ plan: plan({ start: false }) }).start).toBe(false)
  expect(payload()).not.toHaveProperty('hypervisor')
  expect(payload({ plan: plan({ hypervisor: 'kvm' }) })).toMatchObject({ hypervisor: 'kvm' })
})

test('templates: ext stands for each provider of the tags, in its place', () => {
  const tags = ['p:ext:netapp', 'p:ext:rbd2', 'p:ext:netapp:params:pool:fast', 'other:ext:no', 'p:ext:']
  expect(diskTemplates(['drbd', 'ext', 'plain'], tags, 'p')).toEqual(['drbd', 'netapp[ext]', 'rbd2[ext]', 'plain'])
  expect(diskTemplates(['ext'], [], 'p')).toEqual([])
  expect(diskTemplates(['plain'], tags, 'p')).toEqual(['plain'])
})

test('parameters are those of the provider and the prefix', () => {
  const tags = [
    'p:ext:a:params:pool:fast',
    'p:ext:a:params:size:',
    'p:ext:ab:params:x:1',
    'q:ext:a:params:y:2',
    'p:ext:a',
  ]
  expect(extParameters(tags, 'p', 'a')).toEqual({ pool: 'fast', size: '' })
  expect(extParameters(tags, 'p', 'none')).toEqual({})
})
