import { beforeAll, expect, inject, test } from 'vitest'
import type { UserCtx } from '@/lib/access/actor'
import { addCluster } from '@/lib/clusters/save-cluster'
import { db } from '@/lib/db/client'
import { confirmAct } from '@/lib/instances/confirm'
import { listHistory } from '@/lib/instances/history'
import { nicsOf } from '@/lib/instances/nics'
import { rebootInstance, shutDownInstance, startInstance } from '@/lib/instances/power'
import { requestAct } from '@/lib/instances/request'
import { resizeInstance } from '@/lib/instances/resize'
import type { ResizeInput } from '@/lib/instances/schema'
import { testDatabase } from '@/tests/support/database'
import { person, refusal, system, until } from '@/tests/support/fixtures'
import { runFollowUps } from '@/tests/support/follow-ups'
import { gnt } from '@/tests/support/ganeti-cluster'
import { type Synchronisation, synchronisation } from '@/tests/support/synchronisation'

const cluster = inject('ganeti')

if (cluster) {
  testDatabase()
  const place = { cluster: 'alpha', name: 'acts.vitest.test' }
  let alpha: Synchronisation
  let clusterId: number
  let alice: UserCtx

  beforeAll(async () => {
    alice = await person('alice')
    const { host, port, sha256: fingerprint, writer, nodes } = cluster
    const access = {
      hostname: host,
      port,
      tls: true,
      fingerprint,
      rapiUser: writer.user,
      rapiPassword: writer.password,
      readUser: 'reader',
      readPassword: 'reader-secret',
    }
    clusterId = (await addCluster(system(), { slug: 'alpha', ...access })).id
    await db.network.create({
      data: { clusterId, description: 'Public', mode: 'routed', link: 'public', isDefault: true },
    })
    const sizes = ['-t', 'file', '--disk=0:size=32M', '-B', 'memory=64M,vcpus=1', '--net=0:network=public,ip=pool']
    const checks = ['--no-ip-check', '--no-name-check', '--tags=ganetimgr:user:alice']
    await gnt('gnt-instance', 'add', '-o', 'noop', '-n', nodes[0] ?? '', ...sizes, ...checks, place.name)
    alpha = synchronisation(clusterId)
    await alpha.pass()
  })

  const info = () => gnt('gnt-instance', 'info', place.name)
  const mirrored = () => db.instance.findUniqueOrThrow({ where: { clusterId_name: { clusterId, name: place.name } } })

  /** Until the acts and what follows from them have ended; how they did. */
  async function ends(asking: Promise<{ act: string }[]>): Promise<string[]> {
    const ids = (await asking).map(({ act }) => act)
    const settled = () =>
      until(async () => {
        await alpha.follow()
        return (await db.act.count({ where: { endedAt: null } })) === 0
      }, 60)
    await settled()
    if ((await runFollowUps(place.name)) > 0) await settled()
    const acts = await db.act.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } })
    return acts.map(({ kind, state, errorText }) => [kind.replace('instance.', ''), state, errorText].join(' ').trim())
  }

  async function resize(changes: Partial<ResizeInput> & { confirm?: string }): Promise<string[]> {
    const { vcpus, memory, diskSizes: disks } = await mirrored()
    return ends(resizeInstance(alice, place, { vcpus, memory, disks, ...changes }))
  }

  /** Asks for it and opens the link that came by mail. */
  async function confirmed(act: 'rename' | 'reinstall' | 'remove', input: object): Promise<string[]> {
    await requestAct(alice, place, act, input)
    const mail = await db.mail.findFirstOrThrow({ where: { to: 'alice@example.org' }, orderBy: { id: 'desc' } })
    const [, token = ''] = /\/confirm\/([\w-]+)/.exec(mail.text) ?? []
    return ends(confirmAct(alice, token, place.name).then(({ asked }) => asked))
  }

  test('CPUs and memory of a running instance; it is marked until a restart puts them into effect', async () => {
    expect(await resize({ vcpus: 2, memory: 128, minMemory: 96 })).toEqual(['resize success'])
    const told = await info()
    expect(told).toMatch(/^ +vcpus: 2$/m)
    expect(told).toMatch(/^ +maxmem: 128$/m)
    expect(told).toMatch(/^ +minmem: 96$/m)
    expect(await mirrored()).toMatchObject({ needsReboot: true, vcpus: 2, runningVcpus: 1, memory: 128 })
    expect(await gnt('gnt-instance', 'list-tags', place.name)).toContain('ganetimgr:needsreboot')
    expect(await ends(rebootInstance(alice, place, { type: 'full' }))).toEqual(['reboot success'])
    expect(await mirrored()).toMatchObject({ needsReboot: false, vcpus: 2, runningVcpus: 2 })
  })

  test('disks: the one that is there grows, another is added and, of the stopped instance, removed', async () => {
    expect(await resize({ disks: [48], addDisk: 16 })).toEqual(['grow_disk success', 'resize success'])
    expect((await info()).match(/disk\/\d+: file, size .*/g)).toEqual([
      'disk/0: file, size 48M',
      'disk/1: file, size 16M',
    ])
    expect(await ends(shutDownInstance(alice, place, { how: 'hard' }))).toEqual(['shutdown success'])
    expect(await resize({ removeDisk: 1, confirm: place.name })).toEqual(['resize success'])
    expect((await info()).match(/disk\/\d+: file, size .*/g)).toEqual(['disk/0: file, size 48M'])
    expect((await mirrored()).diskSizes).toEqual([48])
  })

  test('a NIC is added with an address of the network, and removed', async () => {
    expect(await resize({ addNic: 'gnt:public' })).toEqual(['resize success'])
    const [first, second] = nicsOf(await mirrored())
    expect((await info()).match(/MAC: .*/g)).toEqual([`MAC: ${first?.mac}`, `MAC: ${second?.mac}`])
    expect((await info()).match(/IP: .*/g)).toEqual([`IP: ${first?.ip}`, `IP: ${second?.ip}`])
    expect(second).toMatchObject({ network: 'public', ip: expect.stringMatching(/^10\.7\.0\.\d+$/) })
    expect(await resize({ removeNic: second?.mac ?? null })).toEqual(['resize success'])
    expect((await info()).match(/MAC: .*/g)).toEqual([`MAC: ${first?.mac}`])
  })

  test('rename, by the link in the mail: the new name has the old one’s history', async () => {
    const newName = 'renamed.vitest.test'
    expect(await confirmed('rename', { newName })).toEqual(['rename success'])
    place.name = newName
    expect(await info()).toContain(`Instance name: ${newName}`)
    const { rows } = await listHistory(alice, place, { skip: 0, take: 50 })
    expect(rows.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['instance.rename', 'instance.grow_disk']))
  })

  test('reinstall, by the link in the mail: Ganeti runs its OS scripts anew and starts it', async () => {
    expect(await confirmed('reinstall', { os: 'os:noop' })).toEqual(['reinstall success'])
    expect(await gnt('gnt-job', 'list', '--no-headers', '-o', 'summary')).toContain(`INSTANCE_REINSTALL(${place.name})`)
    expect(await info()).toContain('actual state is up')
  })

  test('what is done on the command line shows in the page’s data and in the history', async () => {
    await gnt('gnt-instance', 'shutdown', '--timeout=0', place.name)
    await gnt('gnt-instance', 'modify', '-B', 'vcpus=3', place.name)
    await until(async () => {
      await alpha.follow()
      const { adminState, vcpus } = await mirrored()
      return adminState === 'down' && vcpus === 3
    }, 60)
    const { rows } = await listHistory(alice, place, { skip: 0, take: 2 })
    expect(rows).toMatchObject([
      { kind: 'instance.configure', outside: true, state: 'success', who: null },
      { kind: 'instance.shutdown', outside: true, state: 'success', who: null },
    ])
  })

  test('destroy, by the link in the mail and the name typed: Ganeti knows it no more', async () => {
    expect(await confirmed('remove', {})).toEqual(['remove success'])
    expect(await gnt('gnt-instance', 'list', '--no-headers', '-o', 'name')).not.toContain(place.name)
    await expect(info()).rejects.toThrow(/not known|exist/)
    expect(await db.instance.count({ where: { clusterId, name: place.name } })).toBe(0)
    expect(await refusal(startInstance(alice, place))).toMatchObject({ code: 'not_found' })
  })
}
