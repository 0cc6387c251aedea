import { describe, expect, test } from 'vitest'
import { buildCluster } from '../../../simulator/model/build'
import type { SimulatorOptions } from '../../../simulator/options'
import { ask, createBody, outcome, start } from './ask'

const built = (options: SimulatorOptions) => buildCluster(options, () => 1)

describe('a cluster', () => {
  test('depends on its seed', () => {
    const options = { instances: 50, nodes: 4, groups: 2, networks: 5 }
    expect(built({ ...options, seed: 3 })).toEqual(built({ ...options, seed: 3 }))
    expect(built({ ...options, seed: 3 })).not.toEqual(built({ ...options, seed: 4 }))
  })

  test('has as much of everything as was asked for, and no address twice', () => {
    const cluster = built({ instances: 1000, nodes: 20, groups: 3, networks: 5 })
    const sizes = [cluster.instances, cluster.nodes, cluster.groups, cluster.networks].map((items) => items.size)
    expect(sizes).toEqual([1000, 20, 3, 5])
    const addresses = [...cluster.instances.values()].flatMap((one) => one.nics.map((nic) => nic.ip))
    expect(new Set(addresses).size).toBe(addresses.length)
  })

  test('takes its shape from the options', async () => {
    const simulator = await start({
      instances: 2,
      hypervisors: ['kvm'],
      hvparams: { kvm: { vnc_bind_address: '0.0.0.0' } },
      diskTemplates: ['drbd', 'plain'],
      groups: ['rack1', 'rack2'],
      nodes: 4,
      groupTags: { rack1: ['vg:fast'] },
      instanceTags: [['owner:a'], ['owner:b']],
      instanceName: (i) => `web${i}.example.org`,
      networks: [
        { name: 'dmz', network: '192.0.2.0/28', gateway: '192.0.2.1', mode: 'bridged', link: 'br1', full: true },
        { name: 'lan', network: '192.0.2.16/28', mode: 'routed', link: 'lan', groups: ['rack2'] },
      ],
    })
    const { instances, networks, groups } = simulator.control.state()
    expect(instances.map(({ name, tags, snodes, networkPort }) => [name, tags, snodes.length, networkPort])).toEqual([
      ['web1.example.org', ['owner:a'], 1, 11000],
      ['web2.example.org', ['owner:b'], 1, 11001],
    ])
    expect(groups.map(({ name, tags }) => [name, tags])).toEqual([
      ['rack1', ['vg:fast']],
      ['rack2', []],
    ])
    expect(networks.map(({ connections }) => connections.map((one) => one.group))).toEqual([
      ['rack1', 'rack2'],
      ['rack2'],
    ])
    expect((await ask(simulator, 'GET', '/2/networks/dmz')).body).toMatchObject({ free_count: 0 })
  })

  test('fills up', async () => {
    const simulator = await start({ nodes: 2, nodeMemoryMiB: 3000, diskTemplates: ['plain'], nodeDiskMiB: 10_000 })
    const big = { disk_template: 'plain', disks: [{ size: 9000 }], beparams: { memory: 1500 } }
    const results = []
    for (const name of ['a', 'b', 'c']) {
      results.push(await outcome(simulator, 'POST', '/2/instances', createBody(`${name}.example.org`, big)))
    }
    expect(results.map((one) => one.status)).toEqual(['success', 'success', 'error'])
    expect(JSON.stringify(results[2]?.results)).toMatch(/FailMem: 2|FailDisk: 2/)
    const state = simulator.control.state()
    expect(new Set(state.instances.map((one) => one.pnode)).size).toBe(2)
  })

  test('gives an address to one of two who want it at once', async () => {
    const network = { name: 'tiny', network: '192.0.2.0/30', gateway: '192.0.2.1', mode: 'routed' as const, link: 'x' }
    const simulator = await start({ networks: [network] })
    const nics = [{ network: 'tiny', ip: 'pool' }]
    const both = await Promise.all(
      ['a', 'b'].map((name) => outcome(simulator, 'POST', '/2/instances', createBody(`${name}.example.org`, { nics }))),
    )
    expect(both.map((one) => one.status).sort()).toEqual(['error', 'success'])
  })
})

test('memory that two want at once goes to one of them', async () => {
  const simulator = await start({ nodes: 1, nodeMemoryMiB: 3000 })
  const changes = { pnode: 'node1', beparams: { memory: 1500 } }
  const both = await Promise.all(
    ['a', 'b'].map((name) => outcome(simulator, 'POST', '/2/instances', createBody(`${name}.example.org`, changes))),
  )
  expect(both.map((one) => one.status).sort()).toEqual(['error', 'success'])
})
