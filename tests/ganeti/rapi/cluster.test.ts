import { describe, expect, inject, test } from 'vitest'
import { fetchCertificate } from '@/lib/rapi/certificate'
import { createRapi } from '@/lib/rapi/client'
import { rapiDaemon } from '@/tests/support/ganeti-cluster'
import { clientOf, targetOf } from './client'

const cluster = inject('ganeti')

if (cluster) {
  describe('what a real cluster says of itself', () => {
    const rapi = clientOf(cluster)

    test('version, features, tags', async () => {
      expect(await rapi.cluster.version()).toBe(2)
      expect(await rapi.cluster.features()).toContain('instance-create-reqv1')
      expect(await rapi.cluster.tags()).toEqual([])
    })

    test('info', async () => {
      expect(await rapi.cluster.info()).toMatchObject({
        name: cluster.name,
        softwareVersion: expect.stringMatching(/^\d+\.\d+/),
        master: cluster.nodes[0],
        enabledHypervisors: ['fake'],
        defaultHypervisor: 'fake',
        enabledDiskTemplates: expect.toSatisfy((names) => names.toSorted().join() === 'diskless,file'),
        defaultIallocator: 'hail',
        ipolicy: { minmax: [{ max: { cpuCount: 8, memorySize: 32768, diskSize: 1048576 } }] },
      })
    })

    test('operating systems', async () => expect(await rapi.os.list()).toContain('noop'))

    test('groups and nodes', async () => {
      const group = { name: 'default', nodes: cluster.nodes, nodeCount: 2, allocPolicy: 'preferred' }
      expect(await rapi.groups.list()).toMatchObject([group])
      const both = { group: 'default', offline: false, drained: false, vmCapable: true, masterCandidate: true }
      expect(await rapi.nodes.list()).toMatchObject([
        { ...both, name: cluster.nodes[0], role: 'master', primaryIp: cluster.host },
        { ...both, name: cluster.nodes[1], role: 'master-candidate' },
      ])
      for (const node of await rapi.nodes.list()) {
        expect(node.memoryFree).toBeGreaterThan(0)
        expect(node.memoryTotal).toBeGreaterThan(node.memoryFree ?? 0)
        expect(node.diskTotal).toBeGreaterThan(0)
        expect(node.cpuTotal).toBeGreaterThan(0)
      }
    })

    test('networks, one of which is full', async () => {
      const networks = await rapi.networks.list()
      const on = (mode: string, link: string) => [{ group: 'default', mode, link }]
      expect(
        networks.map(({ name, network, freeCount, connections }) => [name, network, freeCount, connections]),
      ).toEqual([
        ['full', '10.7.16.0/30', 0, on('routed', 'full')],
        ['private', '10.7.8.0/28', 13, on('bridged', 'br100')],
        ['public', '10.7.0.0/24', expect.any(Number), on('routed', 'public')],
      ])
      expect(networks[0]).toMatchObject({ gateway: '10.7.16.1', map: 'XXXX', reservedCount: 4 })
    })
  })

  describe('who may', () => {
    test.each([
      ['writer', cluster.writer, 'write'],
      ['hashed', cluster.hashed, 'write'],
      ['reader', cluster.reader, 'read'],
      ['a wrong password', { ...cluster.writer, password: 'wrong' }, 'none'],
      ['nobody', {}, 'none'],
    ])('%s', async (_, user, access) => {
      const rapi = createRapi(targetOf(cluster, user))
      const before = await clientOf(cluster).jobs.query()
      expect(await rapi.fetchAccess()).toBe(access)
      expect(await clientOf(cluster).jobs.query()).toHaveLength(before.length)
      await rapi.close()
    })

    test('not write as a reader', async () => {
      const write = clientOf(cluster, cluster.reader).instances.startup('a.test', { reason: 'test' })
      await expect(write).rejects.toMatchObject({ kind: 'forbidden', status: 403 })
    })
  })

  describe('trust and reach', () => {
    test('the certificate to pin, which no authority signed and no host name fits', async () => {
      const { host, port } = cluster
      expect(await fetchCertificate({ host, port, timeoutMs: 5_000 })).toMatchObject({
        sha256: cluster.sha256,
        subject: 'CN=ganeti.example.com',
        selfSigned: true,
      })
      const strict = createRapi({ ...targetOf(cluster), trust: { kind: 'ca' } })
      const { sha256: presentedFingerprint } = cluster
      await expect(strict.cluster.info()).rejects.toMatchObject({ kind: 'tls_mismatch', presentedFingerprint })
    })

    test('an outage, and its end', async () => {
      const rapi = clientOf(cluster)
      await rapiDaemon('stop-rapi')
      await expect(rapi.cluster.info()).rejects.toMatchObject({ kind: 'unreachable' })
      await rapiDaemon('start-rapi')
      expect(await rapi.cluster.info()).toMatchObject({ name: cluster.name })
    })
  })
}
