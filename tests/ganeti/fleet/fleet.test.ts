import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { addCluster } from '@/lib/clusters/save-cluster'
import { db } from '@/lib/db/client'
import { cancelJob } from '@/lib/jobs/cancel'
import { readJob } from '@/lib/jobs/read'
import { emptyNode, setNodeRole } from '@/lib/nodes/act'
import { setGroupLock } from '@/lib/nodes/lock-group'
import { readPreview } from '@/lib/nodes/preview'
import { readNode } from '@/lib/nodes/read'
import { testDatabase } from '@/tests/support/database'
import { person, system, until } from '@/tests/support/fixtures'
import { gnt } from '@/tests/support/ganeti-cluster'
import { type Synchronisation, synchronisation } from '@/tests/support/synchronisation'

const cluster = inject('ganeti')

if (cluster) {
  testDatabase()
  const [master = '', name = ''] = cluster.nodes
  const place = { cluster: 'alpha', name }
  const [runs, stands] = ['runs.vitest.test', 'stands.vitest.test']
  let alpha: Synchronisation
  let clusterId: number
  let root: UserCtx

  beforeAll(async () => {
    root = await person('root', { superuser: true })
    const { host, port, sha256: fingerprint, writer } = cluster
    const access = {
      hostname: host,
      port,
      tls: true,
      fingerprint,
      rapiUser: writer.user,
      rapiPassword: writer.password,
    }
    clusterId = (await addCluster(system(), { slug: 'alpha', ...access })).id
    const checks = ['--net=0:network=public,ip=pool', '--no-ip-check', '--no-name-check', '-B', 'memory=64M,vcpus=1']
    const diskless = ['-t', 'diskless', '-o', 'noop', '-n', name, ...checks, '--tags=ganetimgr:user:root']
    await gnt('gnt-instance', 'add', ...diskless, runs)
    await gnt('gnt-instance', 'add', '--no-start', ...diskless, stands)
    alpha = synchronisation(clusterId)
    await alpha.pass()
  })

  // Other files look at the same cluster.
  afterAll(async () => {
    for (const name of [runs, stands]) await gnt('gnt-instance', 'remove', '--force', '--shutdown-timeout=0', name)
  })

  const primaryOf = async (instance: string) =>
    (await gnt('gnt-instance', 'list', '--no-headers', '-o', 'pnode', instance)).trim()

  /** Until the act has ended and every job with it; how it did. */
  async function ends(asking: Promise<{ act: string }>): Promise<string> {
    const { act } = await asking
    const open = { clusterId, status: { in: ['queued', 'waiting', 'running'] } }
    await until(async () => {
      await alpha.pass()
      const { endedAt } = await db.act.findUniqueOrThrow({ where: { id: act } })
      return endedAt !== null && (await db.job.count({ where: open })) === 0
    }, 60)
    return (await db.act.findUniqueOrThrow({ where: { id: act } })).state
  }

  test('a node group is locked by Ganeti’s tag, which gnt-group shows, and unlocked', async () => {
    const group = { cluster: 'alpha', name: 'default' }
    expect(await ends(setGroupLock(root, group, 'lock'))).toBe('success')
    expect(await gnt('gnt-group', 'list-tags', 'default')).toContain('locked')
    expect(await ends(setGroupLock(root, group, 'unlock'))).toBe('success')
    expect(await gnt('gnt-group', 'list-tags', 'default')).not.toContain('locked')
  })

  test('a node is drained, which gnt-node shows, and taken back', async () => {
    expect(await ends(setNodeRole(root, place, 'drain'))).toBe('success')
    const role = () => gnt('gnt-node', 'list', '--no-headers', '-o', 'role', name)
    expect((await role()).trim()).toBe('D')
    expect((await readNode(root, place)).act).toMatchObject({ kind: 'node.drain', state: 'success', actor: 'root' })
    expect(await ends(setNodeRole(root, place, 'undrain'))).toBe('success')
    expect((await role()).trim()).toBe('C')
  })

  test('a job that waits for a node shows who holds it, and is cancelled', async () => {
    const said = await gnt('gnt-debug', 'delay', '--submit', '--print-jobid', '--no-master', '-n', name, '12')
    const holder = Number(/\d+/.exec(said)?.[0])
    const { rapi } = await alpha.mirror()
    await until(async () => (await rapi.jobs.get(holder)).status === 'running', 20)
    const id = await rapi.instances.modify(runs, { beparams: { vcpus: 1 } }, { reason: 'a look' })
    await until(async () => (await rapi.jobs.get(id)).status === 'waiting', 20)
    await until(async () => {
      await alpha.follow()
      return (await readJob(root, { cluster: 'alpha', id })).waitsFor.length > 0
    }, 10)
    const { waitsFor } = await readJob(root, { cluster: 'alpha', id })
    expect(waitsFor).toMatchObject([{ level: 'node', name, holders: [{ id: holder, status: 'running' }] }])
    await cancelJob(root, { cluster: 'alpha', id })
    expect((await gnt('gnt-job', 'list', '--no-headers', '-o', 'status', String(id))).trim()).toBe('canceled')
    await until(async () => (await rapi.jobs.get(holder)).status === 'success', 20)
  })

  test('an evacuation moves what its preview told', async () => {
    const { instances } = await readPreview(root, place, 'evacuate')
    expect(instances.map(({ name: instance, fate, owners }) => [instance, fate, owners])).toEqual([
      [runs, 'live', ['root']],
      [stands, 'failover', ['root']],
    ])
    expect(await ends(emptyNode(root, place, 'evacuate'))).toBe('success')
    const moved = async () => (await primaryOf(runs)) === master && (await primaryOf(stands)) === master
    await until(moved, 30)
  })
}
